namespace Distribution.Sandbox.Facebook;

/// <summary>What was read of a link.</summary>
public sealed record FacebookScrape
{
    public required string Link { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>og:title, or the page's title; null when nothing was fetched.</summary>
    public required string? Title { get; init; }

    public required string? Description { get; init; }

    /// <summary>og:image.</summary>
    public required string? Image { get; init; }
}
