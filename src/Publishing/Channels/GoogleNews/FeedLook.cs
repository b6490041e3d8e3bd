using System.Xml;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>
/// Looks for an article in the site's own feed: RSS, Atom, or the older RSS. Only addresses are looked at, since nothing else of it matters
/// here and little else in feeds can be relied upon.
/// </summary>
internal sealed class FeedLook(ChannelCall calls)
{
    /// <summary>For the whole look.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>An entry's links are no deeper in any of the three.</summary>
    private const int DeepestLink = 3;

    private readonly SiteXml _site = new(calls);

    /// <summary>Whether it is there.</summary>
    public async Task<SiteFinding> FindAsync(Uri feed, Uri article, CancellationToken cancellationToken)
    {
        var wanted = ArticleUrl.Normalise(article);
        try
        {
            return await _site.ReadAsync(feed, Timeout, (reader, patience) => ReadAsync(reader, feed, wanted, patience), cancellationToken);
        }
        catch (Exception e) when (SiteXml.IsUnreadable(e, cancellationToken))
        {
            return new SiteFinding.Unreadable(SiteXml.Reason(e));
        }
    }

    private static async Task<SiteFinding> ReadAsync(XmlReader reader, Uri feed, string wanted, CancellationToken cancellationToken)
    {
        var entryDepth = int.MaxValue;
        var bases = new Uri[DeepestLink + 1];
        while (await reader.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader is { NodeType: XmlNodeType.Element, Depth: <= DeepestLink and var depth })
            {
                bases[depth] = BaseOf(reader, depth == 0 ? feed : bases[depth - 1]);
            }

            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "item" or "entry", IsEmptyElement: false } when entryDepth == int.MaxValue:
                    entryDepth = reader.Depth;
                    break;
                case { NodeType: XmlNodeType.EndElement } when reader.Depth == entryDepth:
                    entryDepth = int.MaxValue;
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "link" or "guid" or "origLink", Depth: <= DeepestLink } when reader.Depth - 1 == entryDepth
                    && bases[reader.Depth] is var relativeTo && await AddressAsync(reader, cancellationToken) is { } text
                    && Uri.TryCreate(relativeTo, text.Trim(), out var address) && SiteXml.IsArticle(address, wanted):
                    return new SiteFinding.Found();
                default:
                    break;
            }
        }

        return new SiteFinding.NotYet();
    }

    /// <summary>What relative addresses of the element, and in it, are relative to. https://www.w3.org/TR/xmlbase/</summary>
    private static Uri BaseOf(XmlReader reader, Uri outer) =>
        reader.GetAttribute("xml:base") is { } own && Uri.TryCreate(outer, own.Trim(), out var inner) ? inner : outer;

    /// <summary>Atom's link has it in an attribute, and other links have other relations; everything else has it as text.</summary>
    private static async Task<string?> AddressAsync(XmlReader reader, CancellationToken cancellationToken) =>
        reader.GetAttribute("href") is { } href ? reader.GetAttribute("rel") is null or "alternate" ? href : null
        : reader.IsEmptyElement || (reader.LocalName is "guid" && reader.GetAttribute("isPermaLink") is "false") ? null
        : await SiteXml.TextAsync(reader, cancellationToken);
}
