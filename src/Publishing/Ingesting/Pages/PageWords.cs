namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Finds description, section, tags, bylines, language and access.</summary>
internal static class PageWords
{
    // Western, Chinese, Japanese and Arabic commas and semicolons.
    private static readonly char[] TagSeparators = [',', ';', '，', '、', '；', '،', '؛'];

    public static string? Description(PageEvidence page) => page.Text("description",
    [
        page.Node?.First("description"),
        page.Scan.Meta("og:description"),
        page.Scan.Meta("description"),
        page.Scan.Meta("twitter:description"),
        page.Scan.Meta("dc.description"),
    ], ArticleLimits.Description);

    public static string? Section(PageEvidence page) => page.Text("section",
    [
        page.Node?.First("articleSection"),
        page.Scan.Meta("article:section"),
        page.Scan.Meta("section"),
        page.Scan.Meta("parsely-section"),
    ], ArticleLimits.Section);

    public static IReadOnlyList<string> Tags(PageEvidence page)
    {
        var structured = page.Node?.Values("keywords").Select(value => value.Name).OfType<string>().ToList() ?? [];
        IEnumerable<string>[] sources =
        [
            structured.Count == 1 ? Split(structured[0]) : structured,
            page.Scan.Metas("article:tag"),
            Split(page.Scan.Meta("news_keywords")),
            Split(page.Scan.Meta("keywords")),
        ];
        return FirstThatSays(page, "tags", sources, ArticleLimits.Tags, ArticleLimits.TagLength);
    }

    public static IReadOnlyList<string> Authors(PageEvidence page)
    {
        IEnumerable<string>[] sources =
        [
            page.Node?.Values("author").Select(author => author.Name).OfType<string>() ?? [],
            page.Scan.Metas("article:author"),
            page.Scan.Metas("author"),
            page.Scan.Metas("byl").Concat(page.Scan.Metas("parsely-author")),
            page.Heading is { } heading ? page.Scan.Beside(heading).Where(piece => piece.Kind == PagePieceKind.Author).Select(piece => piece.Text) : [],
        ];
        return FirstThatSays(page, "authors", sources.Select(source => source.Where(name => !IsAddress(name)).Select(WithoutBy)), ArticleLimits.Authors, ArticleLimits.AuthorLength);
    }

    public static string? Language(PageEvidence page) => new[]
        {
            page.Node?.First("inLanguage") ?? page.Node?.Values("inLanguage").Select(language => language.First("alternateName")).FirstOrDefault(),
            page.Scan.Language,
            page.Scan.Meta("og:locale"),
            page.Scan.Meta("content-language"),
        }
        .Select(text => ArticleText.Clean(text).Replace('_', '-'))
        .FirstOrDefault(tag => ArticleJsonCheck.IsLanguage(tag) && tag is not ("und" or "mul"));

    public static bool FreeToRead(PageEvidence page)
    {
        if (page.Node?.Truth("isAccessibleForFree") is { } free)
        {
            return free;
        }

        switch (page.Scan.Meta("article:content_tier")?.Trim().ToLowerInvariant())
        {
            case "locked":
                return false;
            case "metered":
                page.Note("The page is metered: a stranger can read it until the meter runs out, so it counts as free to read.");
                return true;
            default:
                return true;
        }
    }

    public static string? TranslationOf(PageEvidence page) =>
        page.Node?.Values("translationOfWork").Select(work => work.Address) is { } works
            ? page.Text("original", works, ArticleLimits.Url)
            : null;

    private static IReadOnlyList<string> FirstThatSays(PageEvidence page, string field, IEnumerable<IEnumerable<string>> sources, int limit, int lengthLimit) =>
        sources.Select(source => page.Texts(field, source, limit, lengthLimit)).FirstOrDefault(texts => texts.Count > 0) ?? [];

    private static string[] Split(string? list) => list?.Split(TagSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsAddress(string name) => name.Contains("://", StringComparison.Ordinal) || name.StartsWith("//", StringComparison.Ordinal);

    private static string WithoutBy(string name) => name.Trim() is var text && text.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? text[3..] : name;
}
