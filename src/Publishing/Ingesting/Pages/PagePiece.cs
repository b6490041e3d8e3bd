using AngleSharp.Dom;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Something a reader sees: a heading, a time or a byline, with where it stands.</summary>
internal sealed class PagePiece(IElement element, IElement? article)
{
    public required PagePieceKind Kind { get; init; }

    /// <summary>It stands in what every page of the site has.</summary>
    public required bool InFurniture { get; init; }

    /// <summary>The article element around it.</summary>
    public IElement? Article => article;

    public string Text => ArticleText.Clean(element.TextContent);

    /// <summary>A time element's machine-readable form.</summary>
    public string? Stated => element.GetAttribute("datetime") ?? element.GetAttribute("content");

    public static PagePieceKind? KindOf(IElement element)
    {
        var property = element.GetAttribute("itemprop") ?? "";
        if (element.LocalName == "time" || property is "datePublished" or "dateModified")
        {
            var modified = property == "dateModified" || Mentions(element, "modif") || Mentions(element, "updat");
            return modified ? PagePieceKind.Modified : PagePieceKind.Published;
        }

        if (property == "author" || (element.GetAttribute("rel") ?? "").Split(' ').Contains("author"))
        {
            return PagePieceKind.Author;
        }

        return element.LocalName == "h1" ? PagePieceKind.Heading : null;
    }

    /// <summary>Whether the other stands at most two levels around this one's.</summary>
    public bool IsNear(PagePiece other)
    {
        var around = other.Surroundings;
        return around is not null && (around == Parent || around == Parent?.ParentElement);
    }

    private IElement? Parent => element.ParentElement;

    // The body is around everything, so it brings nothing near.
    private IElement? Surroundings => Parent?.ParentElement is { LocalName: not ("body" or "html") } grandparent ? grandparent
        : Parent is { LocalName: not ("body" or "html") } parent ? parent
        : null;

    private static bool Mentions(IElement element, string word) =>
        (element.GetAttribute("class") ?? "").Contains(word, StringComparison.OrdinalIgnoreCase)
        || (element.ParentElement?.GetAttribute("class") ?? "").Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a piece says.</summary>
internal enum PagePieceKind
{
    Heading,
    Published,
    Modified,
    Author,
}
