namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>A subscription whose subscriber confirmed it.</summary>
public sealed record HubSubscription(string Callback, string Topic, DateTimeOffset ExpiresAt)
{
    internal string? Secret { get; init; }
}
