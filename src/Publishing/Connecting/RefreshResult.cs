namespace Distribution.Publishing.Connecting;

/// <summary>What a look at a connection led to.</summary>
public abstract record RefreshResult
{
    private RefreshResult() { }

    /// <summary>Nothing to do, or somebody else is doing it.</summary>
    public sealed record NotDue : RefreshResult;

    /// <summary>A new pair is on record.</summary>
    public sealed record Renewed(DateTimeOffset Until) : RefreshResult;

    /// <summary>Certainly not renewed; tried again by itself.</summary>
    public sealed record Postponed(string Reason) : RefreshResult;

    /// <summary>Perhaps renewed at the network, and not here; settled by itself as far as that goes.</summary>
    public sealed record InDoubt(string Reason) : RefreshResult;

    /// <summary>A person must connect the account again. Until its end the old access token may still work: deliveries find that out by themselves.</summary>
    public sealed record NeedsReconnecting(string Reason) : RefreshResult;
}
