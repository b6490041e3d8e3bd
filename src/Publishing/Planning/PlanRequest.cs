using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Planning;

/// <summary>Everything a plan depends on.</summary>
public sealed record PlanRequest
{
    /// <summary>The article's row, as the event has left it.</summary>
    public required StoredArticle Stored { get; init; }

    /// <summary>What was said about it; its kind, time and whether a person asked decide.</summary>
    public required ArticleEvent Event { get; init; }

    /// <summary>The settings.</summary>
    public required Newsroom Newsroom { get; init; }

    /// <summary>What is known of the channels; one that is missing is a real account that was never connected.</summary>
    public required IReadOnlyDictionary<ChannelName, ChannelStanding> Standings { get; init; }

    /// <summary>When the plan is made.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>What the settings do not say of a channel.</summary>
/// <param name="ConnectedSince">When it first had a credential; null while it has had none.</param>
/// <param name="IsStandIn">It is an account of a local stand-in's, not of the network.</param>
public sealed record ChannelStanding(DateTimeOffset? ConnectedSince, bool IsStandIn);
