namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>One publish call that was taken.</summary>
public sealed record HubPing
{
    public required string Topic { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Why the feed could not be read; null when it was, or had not changed.</summary>
    public required string? Problem { get; init; }

    /// <summary>How many items were new.</summary>
    public required int New { get; init; }

    public required int Changed { get; init; }
    public required int Removed { get; init; }
}
