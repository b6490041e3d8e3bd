using System.Diagnostics;
using Distribution.Publishing.Ingesting.Pages;

namespace Distribution.Publishing.Ingesting;

/// <summary>Looks whether a stranger can read the page a post would link to.</summary>
public sealed class PublicPageCheck(PageFetch fetch)
{
    /// <summary>Fetches the page once.</summary>
    public async Task<PublicPage> CheckAsync(Uri url, CancellationToken cancellationToken) => await fetch.FetchAsync(url, cancellationToken) switch
    {
        PageFetchResult.Fetched fetched => Judge(fetched),
        PageFetchResult.Refused refused => new PublicPage.Refused(refused.Problem),
        PageFetchResult.Failed failed => new PublicPage.NotYet(failed.Problem),
        var other => throw new UnreachableException(other.GetType().Name),
    };

    private static PublicPage Judge(PageFetchResult.Fetched fetched)
    {
        if (fetched.RobotsTags.Any(RobotsRule.HeaderSaysNoIndex))
        {
            return new PublicPage.NotIndexable("The page's X-Robots-Tag header asks search engines to leave it out.");
        }

        var isHtml = fetched.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) ?? true;
        if (!isHtml || PageMarkup.Parse(PageCharset.Decode(fetched.Bytes.Span, fetched.ContentType), TimeProvider.System) is not { } document)
        {
            return new PublicPage.Public();
        }

        using (document)
        {
            return ArticlePageReader.SaysNoIndex(PageScan.Of(document))
                ? new PublicPage.NotIndexable("The page's robots meta tag asks search engines to leave it out.")
                : new PublicPage.Public();
        }
    }
}

/// <summary>Whether a stranger can read a page. The set is closed.</summary>
public abstract record PublicPage
{
    private PublicPage() { }

    /// <summary>Anyone can, and search engines may.</summary>
    public sealed record Public : PublicPage;

    /// <summary>Nobody can now: not found, not allowed, a server's fault or no answer in time.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record NotYet(string Reason) : PublicPage;

    /// <summary>Anyone can, and search engines are asked to leave it out.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record NotIndexable(string Reason) : PublicPage;

    /// <summary>The address is none that we fetch.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record Refused(string Reason) : PublicPage;
}
