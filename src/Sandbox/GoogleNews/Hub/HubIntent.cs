namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>What a subscriber asked for and has still to confirm.</summary>
/// <param name="Mode">subscribe or unsubscribe.</param>
internal sealed record HubIntent(string Mode, Uri Callback, string Topic)
{
    public required TimeSpan Lease { get; init; }
    public required string? Secret { get; init; }
}
