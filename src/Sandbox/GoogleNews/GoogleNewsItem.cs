namespace Distribution.Sandbox.GoogleNews;

/// <summary>An article as Google News holds it since the hub read the feed.</summary>
public sealed record GoogleNewsItem
{
    /// <summary>The feed's guid or id.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }
    public required string Link { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The feed's word, else when a change was first seen.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When a later reading lacked it.</summary>
    public required DateTimeOffset? RemovedAt { get; init; }
}
