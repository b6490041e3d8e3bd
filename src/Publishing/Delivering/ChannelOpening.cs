using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>Says at start which channels there are: since when each has been connected, and which settings keep one closed.</summary>
public sealed class ChannelOpening(IChannelGate gates, TimeProvider time)
{
    /// <summary>Articles older than a channel's first connection are none of its business; the moment is kept for good.</summary>
    public async Task ConnectedAsync(ChannelName channel, CancellationToken cancellationToken) => await gates.ChangeAsync(
        channel,
        gate => Mended(gate) with { ConnectedSince = gate.ConnectedSince ?? time.GetUtcNow() },
        cancellationToken);

    /// <summary>Its deliveries wait until the setting is mended and the process started again.</summary>
    public async Task MisconfiguredAsync(ChannelName channel, string problem, CancellationToken cancellationToken) => await gates.ChangeAsync(
        channel,
        gate => gate.HeldFor(HoldCause.Misconfigured, problem, time.GetUtcNow()),
        cancellationToken);

    /// <summary>What only a start can mend is mended by this one.</summary>
    private static ChannelGate Mended(ChannelGate gate) =>
        gate.Condition is ChannelCondition.Held { Cause: HoldCause.Misconfigured or HoldCause.NotConnected } ? gate.Reopened() : gate;
}
