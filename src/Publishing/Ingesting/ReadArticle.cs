namespace Distribution.Publishing.Ingesting;

/// <summary>An article as one sender stated it, with everything that does not belong on the article itself.</summary>
public sealed record ReadArticle
{
    /// <summary>What it says.</summary>
    public required Article Article { get; init; }

    /// <summary>The names it goes by: the canonical URL first, then the source's own id when it gave one.</summary>
    public required IReadOnlyList<ArticleName> Names { get; init; }

    /// <summary>The source's order of revisions: its own version, else the modified time, else the published time, in Unix milliseconds.</summary>
    public required long SourceVersion { get; init; }

    /// <summary>Search engines are asked to leave the page out (<c>noindex</c> or <c>none</c> for all robots, googlebot or googlebot-news).</summary>
    public bool NoIndex { get; init; }

    /// <summary>What was missing, ignored or cut, a sentence each, for the person who looks after the source.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Puts an article together with the version its dates imply.</summary>
    /// <param name="version">The source's own version, when it states one.</param>
    internal static ReadArticle From(Article article, ArticleName? sourceId, long? version) => new()
    {
        Article = article,
        Names = sourceId is null ? [ArticleName.OfUrl(article.Url)] : [ArticleName.OfUrl(article.Url), sourceId],
        SourceVersion = version ?? (article.ModifiedAt ?? article.PublishedAt).ToUnixTimeMilliseconds(),
    };
}
