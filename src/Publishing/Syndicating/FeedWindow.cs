namespace Distribution.Publishing.Syndicating;

/// <summary>Which articles are new enough. https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap</summary>
public static class FeedWindow
{
    /// <summary>
    /// A news sitemap holds what was published in the last two days; the feeds hold what came in during them, which may be an older story an editor
    /// posted. Two days are 48 hours, whatever a clock on a wall did.
    /// </summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(48);

    /// <summary>A news sitemap holds no more.</summary>
    public const int Most = 1_000;

    /// <summary>The ones to carry now, newest first. One without a usable address or title is left out of all forms.</summary>
    public static IReadOnlyList<SyndicatedArticle> Choose(IEnumerable<SyndicatedArticle> articles, FeedKind kind, DateTimeOffset now) =>
    [
        .. articles
            .Where(syndicated => syndicated.At(kind) > now - Length && FeedText.Address(syndicated.Article.Url) is not null && FeedText.Of(syndicated.Article.Headline) is not "")
            .OrderByDescending(syndicated => syndicated.At(kind))
            .ThenByDescending(static syndicated => syndicated.Article.PublishedAt)
            .ThenBy(static syndicated => syndicated.Id.Value, StringComparer.Ordinal)
            .Take(Most),
    ];
}
