namespace Distribution.Sandbox.GoogleNews.Search;

/// <summary>An address of a sitemap Google has read, as it stood there.</summary>
public sealed record SitemapEntry
{
    /// <summary>The sitemap's address.</summary>
    public required string Sitemap { get; init; }

    public required string Location { get; init; }

    /// <summary>news:title; null of an address that is no news.</summary>
    public required string? Title { get; init; }

    /// <summary>news:publication_date.</summary>
    public required string? PublicationDate { get; init; }

    /// <summary>lastmod.</summary>
    public required string? Modified { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
}
