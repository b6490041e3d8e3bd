using System.Xml;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Looks for an article in the site's own sitemap, or in those its index lists.</summary>
internal sealed class SitemapLook(ChannelCall calls, TimeProvider time)
{
    /// <summary>For the whole look.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The most a sitemap may have by its own rules: 50 MB.</summary>
    private const long LongestDocument = 50 * 1024 * 1024;

    /// <summary>The most sitemaps of an index that are read.</summary>
    private const int MostSitemaps = 50;

    /// <summary>Whether it is there.</summary>
    public async Task<SitemapFinding> FindAsync(Uri sitemap, Uri article, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var wanted = ArticleUrl.Normalise(article);
            var first = await ReadAsync(sitemap, wanted, either.Token);
            var found = first.Found;
            foreach (var listed in first.Sitemaps.Take(MostSitemaps))
            {
                found = found || (await ReadAsync(listed, wanted, either.Token)).Found;
            }

            return found ? new SitemapFinding.Found() : new SitemapFinding.NotYet();
        }
        catch (Exception e) when ((e is XmlException || e.EndsTheCall) && !cancellationToken.IsCancellationRequested)
        {
            return new SitemapFinding.Unreadable(e is OperationCanceledException ? "it took too long" : e.Message);
        }
    }

    private async Task<Contents> ReadAsync(Uri sitemap, string wanted, CancellationToken cancellationToken)
    {
        using var request = calls.Request(HttpMethod.Get, sitemap.AbsoluteUri);
        request.Headers.Accept.Clear();
        request.Headers.Accept.Add(new("application/xml"));
        return await calls.ReadAsync(
            request,
            Timeout,
            (status, body, patience) => status is 200
                ? ReadAsync(body, sitemap, wanted, patience)
                : throw new HttpRequestException($"{sitemap} answered {status}"),
            cancellationToken);
    }

    private static async Task<Contents> ReadAsync(Stream body, Uri sitemap, string wanted, CancellationToken cancellationToken)
    {
        using var reader = XmlReader.Create(body, new()
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestDocument,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        List<Uri> sitemaps = [];
        var isIndex = false;
        while (await reader.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader is { NodeType: XmlNodeType.Element, Depth: 0 })
            {
                isIndex = reader.LocalName is "sitemapindex";
            }

            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "loc", NamespaceURI: Namespace, Depth: 2, IsEmptyElement: false }
                || !Uri.TryCreate((await TextAsync(reader)).Trim(), UriKind.Absolute, out var address))
            {
                continue;
            }

            if (!isIndex && ArticleUrl.Normalise(address) == wanted)
            {
                return new(Found: true, []);
            }

            // By the rules of sitemaps an index lists only those of its own site; nothing else is fetched for its sake.
            if (isIndex && address.Host == sitemap.Host && address.Scheme == sitemap.Scheme)
            {
                sitemaps.Add(address);
            }
        }

        return new(Found: false, sitemaps);
    }

    /// <summary>The element's text, leaving the reader on its end.</summary>
    private static async Task<string> TextAsync(XmlReader reader)
    {
        var text = "";
        while (await reader.ReadAsync() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace)
        {
            text += await reader.GetValueAsync();
        }

        return text;
    }

    private sealed record Contents(bool Found, IReadOnlyList<Uri> Sitemaps);
}
