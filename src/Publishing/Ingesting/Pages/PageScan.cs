using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>What of a page can speak about its article, gathered in one walk and in the page's order.</summary>
internal sealed class PageScan
{
    private const int Limit = 2_000;

    private readonly List<PageMeta> _metas = [];
    private readonly List<PageLink> _links = [];
    private readonly List<string> _structuredData = [];
    private readonly List<PagePiece> _pieces = [];
    private readonly List<PageImage> _images = [];

    public string? Language { get; private set; }

    public string? Title { get; private set; }

    public string? BaseAddress { get; private set; }

    public IReadOnlyList<string> StructuredData => _structuredData;

    public IReadOnlyList<PageImage> Images => _images;

    /// <summary>The headline a reader sees: the first first-level heading that is not the site's furniture.</summary>
    public PagePiece? Heading => _pieces.Find(piece => piece.Kind == PagePieceKind.Heading && !piece.InFurniture && piece.Text.Length > 0);

    public static PageScan Of(IHtmlDocument document)
    {
        var scan = new PageScan { Language = document.DocumentElement.GetAttribute("lang") ?? document.DocumentElement.GetAttribute("xml:lang") };
        scan.Walk(document.DocumentElement, null, inFurniture: false);
        return scan;
    }

    /// <summary>The contents of a meta tag, by <c>property</c>, <c>name</c> or <c>itemprop</c>; empty ones left out.</summary>
    public IEnumerable<string> Metas(string key) => _metas.Where(meta => meta.Key == key).Select(meta => meta.Content);

    public string? Meta(string key) => Metas(key).FirstOrDefault();

    /// <summary>Meta tags whose key starts so, in the page's order: structured Open Graph properties follow what they describe.</summary>
    public IEnumerable<PageMeta> MetasUnder(string prefix) => _metas.Where(meta => meta.Key.StartsWith(prefix, StringComparison.Ordinal));

    public IEnumerable<string> Links(string rel) => _links.Where(link => link.Rels.Contains(rel)).Select(link => link.Href);

    /// <summary>
    /// Times and bylines that belong to the heading: inside the same article element, or where there is none, at most two levels around it.
    /// </summary>
    public IEnumerable<PagePiece> Beside(PagePiece heading) => _pieces.Where(piece => piece != heading
        && !piece.InFurniture
        && piece.Article == heading.Article
        && (piece.Article is not null || piece.IsNear(heading)));

    private void Walk(IElement element, IElement? article, bool inFurniture)
    {
        Take(element, article, inFurniture);
        if (element.LocalName is "script" or "style" or "svg" or "template" or "noscript" or "iframe")
        {
            return;
        }

        foreach (var child in element.Children)
        {
            var nextArticle = child.LocalName == "article" ? child : article;
            Walk(child, nextArticle, inFurniture || IsFurniture(child, nextArticle));
        }
    }

    // An article's own header holds its headline and date; the page's holds the name of the paper and today's.
    private static bool IsFurniture(IElement element, IElement? article) => element.LocalName switch
    {
        "nav" or "aside" or "footer" or "dialog" or "form" => true,
        "header" => article is null,
        _ => element.GetAttribute("role") is "banner" or "navigation" or "complementary" or "contentinfo" or "search",
    };

    private void Take(IElement element, IElement? article, bool inFurniture)
    {
        switch (element.LocalName)
        {
            case "meta":
                TakeMeta(element);
                break;
            case "link" when element.GetAttribute("href") is { } href && _links.Count < Limit:
                _links.Add(new(href, (element.GetAttribute("rel") ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                break;
            case "script" when element.GetAttribute("type")?.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase) ?? false:
                _structuredData.Add(element.TextContent);
                break;
            case "title":
                Title ??= element.TextContent;
                break;
            case "base":
                BaseAddress ??= element.GetAttribute("href");
                break;
            case "img" when _images.Count < Limit && element.GetAttribute("src") is { } source:
                _images.Add(new(source, element.GetAttribute("alt")));
                break;
            default:
                TakePiece(element, article, inFurniture);
                break;
        }
    }

    private void TakeMeta(IElement element)
    {
        var key = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv");
        if (key is not null && element.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content) && _metas.Count < Limit)
        {
            _metas.Add(new(key.Trim().ToLowerInvariant(), content));
        }
    }

    private void TakePiece(IElement element, IElement? article, bool inFurniture)
    {
        if (_pieces.Count < Limit && PagePiece.KindOf(element) is { } kind)
        {
            _pieces.Add(new(element, article) { Kind = kind, InFurniture = inFurniture });
        }
    }
}

/// <summary>A meta tag.</summary>
internal sealed record PageMeta(string Key, string Content);

/// <summary>A link element.</summary>
internal sealed record PageLink(string Href, IReadOnlyList<string> Rels);

/// <summary>A picture that stands on the page.</summary>
internal sealed record PageImage(string Source, string? AltText);
