namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>What a look at the site's own sitemap showed.</summary>
internal abstract record SitemapFinding
{
    private SitemapFinding() { }

    /// <summary>The article is in it.</summary>
    public sealed record Found : SitemapFinding;

    /// <summary>It could be read, and the article is not in it.</summary>
    public sealed record NotYet : SitemapFinding;

    /// <summary>It could not be read.</summary>
    /// <param name="Reason">Part of a sentence.</param>
    public sealed record Unreadable(string Reason) : SitemapFinding;
}
