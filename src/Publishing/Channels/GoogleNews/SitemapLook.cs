using System.Globalization;
using System.Xml;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Looks for an article in the site's own sitemap, or in those its index lists.</summary>
internal sealed class SitemapLook(ChannelCall calls, TimeProvider time)
{
    /// <summary>For the whole look.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The most sitemaps of an index that are read.</summary>
    private const int MostSitemaps = 50;

    private readonly SiteXml _site = new(calls);

    /// <summary>Whether it is there. One sitemap of an index that cannot be read does not hide what the others say.</summary>
    public async Task<SiteFinding> FindAsync(Uri sitemap, Uri article, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        using var patience = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var wanted = ArticleUrl.Normalise(article);
            var first = await ReadAsync(sitemap, wanted, Timeout, either.Token);
            return first.Found ? new SiteFinding.Found() : await FindAsync(first.Sitemaps, wanted, begun, either.Token);
        }
        catch (Exception e) when (SiteXml.IsUnreadable(e, cancellationToken))
        {
            return new SiteFinding.Unreadable(SiteXml.Reason(e));
        }
    }

    /// <summary>
    /// The newest first: that is where a new article is. Those that do not say come last. Each has half of the time that is left, and the last
    /// all of it: one that never comes leaves some for the others.
    /// </summary>
    private async Task<SiteFinding> FindAsync(IReadOnlyList<Listed> sitemaps, string wanted, long begun, CancellationToken cancellationToken)
    {
        string? unread = null;
        Listed[] read = [.. sitemaps.OrderByDescending(listed => listed.Modified).Take(MostSitemaps)];
        foreach (var listed in read)
        {
            var left = Timeout - time.GetElapsedTime(begun);
            try
            {
                if ((await ReadAsync(listed.Address, wanted, listed == read[^1] ? left : left / 2, cancellationToken)).Found)
                {
                    return new SiteFinding.Found();
                }
            }
            catch (Exception e) when (SiteXml.IsUnreadable(e, cancellationToken))
            {
                unread ??= $"Its part {listed.Address} cannot be read: {SiteXml.Reason(e).TrimEnd('.')}.";
            }
        }

        return new SiteFinding.NotYet(unread);
    }

    private Task<Contents> ReadAsync(Uri sitemap, string wanted, TimeSpan timeout, CancellationToken cancellationToken) =>
        _site.ReadAsync(sitemap, timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, (reader, patience) => ReadAsync(reader, sitemap, wanted, patience), cancellationToken);

    private static async Task<Contents> ReadAsync(XmlReader reader, Uri sitemap, string wanted, CancellationToken cancellationToken)
    {
        List<Listed> sitemaps = [];
        var isIndex = false;
        Uri? address = null;
        DateTimeOffset? modified = null;
        while (await reader.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, Depth: 0 }:
                    isIndex = reader.LocalName is "sitemapindex";
                    break;
                case { NodeType: XmlNodeType.Element, Depth: 1 }:
                    (address, modified) = (null, null);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "loc", NamespaceURI: Namespace, Depth: 2, IsEmptyElement: false }:
                    _ = Uri.TryCreate((await SiteXml.TextAsync(reader, cancellationToken)).Trim(), UriKind.Absolute, out address);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "lastmod", NamespaceURI: Namespace, Depth: 2, IsEmptyElement: false } when isIndex:
                    modified = TimeOf(await SiteXml.TextAsync(reader, cancellationToken));
                    break;
                case { NodeType: XmlNodeType.EndElement, Depth: 1 } when !isIndex && SiteXml.IsArticle(address, wanted):
                    return new(Found: true, []);

                // By the rules of sitemaps an index lists only those of its own site, port and all; nothing else is fetched for its sake.
                case { NodeType: XmlNodeType.EndElement, Depth: 1 } when isIndex && address?.Authority == sitemap.Authority && address.Scheme == sitemap.Scheme:
                    sitemaps.Add(new(address, modified));
                    break;
                default:
                    break;
            }
        }

        return new(Found: false, sitemaps);
    }

    /// <summary>A day or a moment; null for what is neither.</summary>
    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private sealed record Contents(bool Found, IReadOnlyList<Listed> Sitemaps);

    private sealed record Listed(Uri Address, DateTimeOffset? Modified);
}
