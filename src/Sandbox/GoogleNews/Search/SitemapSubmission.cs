namespace Distribution.Sandbox.GoogleNews.Search;

/// <summary>One submit call that was taken.</summary>
public sealed record SitemapSubmission
{
    public required string Property { get; init; }

    /// <summary>Its address.</summary>
    public required string Sitemap { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it could not be read; null when it was.</summary>
    public required string? Problem { get; init; }

    /// <summary>How many addresses it has, if it was read.</summary>
    public required int? Entries { get; init; }

    /// <summary>When it was taken off the report.</summary>
    public required DateTimeOffset? DeletedAt { get; init; }
}
