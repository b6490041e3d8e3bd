namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>An item as it stands in a feed.</summary>
internal sealed record FeedItem
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Link { get; init; }
    public required DateTimeOffset? Published { get; init; }
    public required DateTimeOffset? Updated { get; init; }

    /// <summary>Of all that stands in the item.</summary>
    public required string Hash { get; init; }
}
