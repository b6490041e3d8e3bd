namespace Distribution.Publishing.Syndicating;

/// <summary>What a channel's sitemap and feeds say of themselves. Where they are served, the server knows: it is no setting.</summary>
public sealed record FeedSettings
{
    /// <summary>Exactly as it stands on news.google.com, without anything in parentheses.</summary>
    public required string PublicationName { get; init; }

    /// <summary>BCP 47, of the articles that declare none; each form writes it as it must.</summary>
    public required string Language { get; init; }

    /// <summary>The title of RSS and Atom.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence on what the feeds hold, which RSS insists on; null takes the title.</summary>
    public string? Description { get; init; }

    /// <summary>The page the feeds are the feeds of: absolute, the newsroom's own.</summary>
    public required Uri Home { get; init; }

    /// <summary>The WebSub hubs the feeds name, and which must be told of each change; none is allowed.</summary>
    public IReadOnlyList<Uri> Hubs { get; init; } = [];
}
