namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>What a look at the site's own sitemap or feed showed.</summary>
internal abstract record SiteFinding
{
    private SiteFinding() { }

    /// <summary>The article is in it.</summary>
    public sealed record Found : SiteFinding;

    /// <summary>It could be read, and the article is not in it.</summary>
    /// <param name="Unread">What of it could not be read, as a sentence; null when all of it was.</param>
    public sealed record NotYet(string? Unread = null) : SiteFinding;

    /// <summary>It could not be read.</summary>
    /// <param name="Reason">Part of a sentence.</param>
    public sealed record Unreadable(string Reason) : SiteFinding;
}
