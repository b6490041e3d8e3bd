namespace Distribution.Publishing.Syndicating;

/// <summary>The forms in which a channel's newest articles are served.</summary>
public enum FeedKind
{
    /// <summary>A sitemap with Google's news tags.</summary>
    NewsSitemap,

    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom 1.0.</summary>
    Atom,
}
