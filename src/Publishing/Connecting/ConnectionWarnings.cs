namespace Distribution.Publishing.Connecting;

/// <summary>What somebody should know of the channels' connections before their tokens end. Reads their rows, and asks no network.</summary>
public sealed class ConnectionWarnings(IEnumerable<ConnectionRefresh> renewals)
{
    /// <summary>One sentence; null for nothing, or for a channel whose credential does not change.</summary>
    public async Task<string?> OfAsync(ChannelName channel, CancellationToken cancellationToken) =>
        renewals.FirstOrDefault(renewal => renewal.Channel == channel) is { } found ? await found.WarningAsync(cancellationToken) : null;
}
