using Distribution.Publishing.Ingesting.Pages;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Ingesting;

/// <summary>
/// Reads one article from its web page: JSON-LD first, then Open Graph and <c>article:</c> tags, then other meta tags, then what a reader sees.
/// Nothing is run and nothing is fetched.
/// </summary>
public static class ArticlePageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="bytes">The page as served, at most 5 MB.</param>
    /// <param name="pageUrl">Where it was read from; null for a file, whose links must then be absolute.</param>
    /// <param name="contentType">The HTTP header, for its charset.</param>
    public static Parsed<ReadArticle> Read(ReadOnlyMemory<byte> bytes, Uri? pageUrl, string? contentType = null)
    {
        if (bytes.Length > ArticleLimits.BodyBytes)
        {
            return Invalid("The page is larger than 5 MB; send the article as JSON instead.");
        }

        if (PageMarkup.Parse(PageCharset.Decode(bytes.Span, contentType), TimeProvider.System) is not { } document)
        {
            return Invalid("The page's markup is nested too deeply or too large to read; send the article as JSON instead.");
        }

        using (document)
        {
            return Read(PageScan.Of(document), pageUrl);
        }
    }

    /// <summary>Whether a page's own meta tags leave it out of search.</summary>
    internal static bool SaysNoIndex(PageScan scan) => RobotsRule.Agents.Any(agent => scan.Metas(agent).Any(RobotsRule.SaysNoIndex));

    private static Parsed<ReadArticle> Read(PageScan scan, Uri? pageUrl)
    {
        List<string> notes = [];
        var node = Choose(StructuredData.Read(scan.StructuredData, notes), scan, pageUrl, notes);
        if (!IsArticle(scan, node))
        {
            return Invalid("The page is no article: it has no NewsArticle in JSON-LD, no og:type article and no publication time; send an article's own page.");
        }

        var page = new PageEvidence(scan, node, PageAddress.Base(scan, pageUrl), notes);
        if (PageAddress.Canonical(page, pageUrl) is not { } url)
        {
            return Invalid("The page names no canonical link; add <link rel=\"canonical\"> with an absolute address, or say where the page stands.");
        }

        if (PageHeadline.Of(page) is not { } headline)
        {
            return Invalid("The page has no headline in JSON-LD, og:title, an h1 or its title; add one.");
        }

        return PageTimes.Published(page) is { } published
            ? new Parsed<ReadArticle>.Valid(Article(page, url, headline, published) with { NoIndex = SaysNoIndex(scan), Notes = notes })
            : Invalid(NoTime(notes));
    }

    private static ReadArticle Article(PageEvidence page, Uri url, string headline, DateTimeOffset published) => ReadArticle.From(
        new()
        {
            Url = url,
            Headline = headline,
            PublishedAt = published,
            ModifiedAt = PageTimes.Modified(page),
            Description = PageWords.Description(page),
            Section = PageWords.Section(page),
            Tags = PageWords.Tags(page),
            Authors = PageWords.Authors(page),
            Language = PageWords.Language(page),
            Image = PagePicture.Of(page),
            FreeToRead = PageWords.FreeToRead(page),
            TranslationOf = PageWords.TranslationOf(page),
        },
        sourceId: null,
        version: null);

    // Pages carry the JSON-LD of other articles too: the one that names this page's link or its visible headline is meant.
    private static StructuredNode? Choose(StructuredData data, PageScan scan, Uri? pageUrl, List<string> notes)
    {
        if (data.Articles.Count <= 1)
        {
            return data.Articles.Count == 0 ? null : data.Articles[0];
        }

        var address = PageAddress.Base(scan, pageUrl);
        var link = PageAddress.Resolve(scan.Links("canonical").FirstOrDefault() ?? scan.Meta("og:url") ?? pageUrl?.AbsoluteUri, address);
        var heading = scan.Heading?.Text;
        var chosen = data.Articles.FirstOrDefault(article => link is not null && Names(article, address).Contains(link))
            ?? data.Articles.FirstOrDefault(article => heading is not null && ArticleText.FromMarkup(article.First("headline")) == heading);
        if (chosen is null)
        {
            notes.Add("The page describes several articles in JSON-LD and none of them names this page; the first was taken.");
        }

        return chosen ?? data.Articles[0];
    }

    private static IEnumerable<Uri?> Names(StructuredNode article, Uri address) =>
        article.Values("mainEntityOfPage").Select(whole => whole.Id ?? whole.Address)
            .Append(article.First("url")).Append(article.Id)
            .Select(link => PageAddress.Resolve(link, address)).Where(found => found is not null);

    private static bool IsArticle(PageScan scan, StructuredNode? node)
    {
        var type = scan.Meta("og:type")?.Trim().ToLowerInvariant();
        return node is not null || type is "article" or "news.article" || PageTimes.IsDeclaredByTags(scan) || (type is not "website" && PageTimes.IsVisible(scan));
    }

    private static string NoTime(List<string> notes) =>
        notes.Find(note => note.Contains("publication time", StringComparison.Ordinal)) is { } note
            ? $"The page gives no moment of publication to rely on. {note[..^1]}; state it with its offset, as in 2026-11-23T15:50:24+01:00."
            : "The page states no publication time; add datePublished to its JSON-LD or article:published_time, with its offset, as in 2026-11-23T15:50:24+01:00.";

    private static Parsed<ReadArticle>.Invalid Invalid(string problem) => new(problem);
}
