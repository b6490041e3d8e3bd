using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>Closes a channel's gate for what its network said of the channel as a whole.</summary>
public sealed class GateClosing(IChannelGate gates, TimeProvider time)
{
    /// <summary>Before the row is recorded, so that whoever the row wakes finds it closed.</summary>
    /// <param name="quietUntil">The network's allowance is used up until then; null when it is not.</param>
    public async Task CloseAsync(ChannelName channel, DeliveryOutcome outcome, DateTimeOffset? quietUntil)
    {
        var now = time.GetUtcNow();
        Func<ChannelGate, ChannelGate>? change = (outcome, quietUntil) switch
        {
            (DeliveryOutcome.Throttled throttled, _) => gate => gate.WaitsUntil(throttled.Until, throttled.Reason, now),
            (DeliveryOutcome.ChannelRefused refused, _) => gate => gate.HeldFor(refused.Cause, refused.Reason, now),
            (_, { } until) when until > now => gate => gate.WaitsUntil(until, "The network's allowance is used up.", now),
            _ => null,
        };
        if (change is not null)
        {
            await gates.ChangeAsync(channel, change, CancellationToken.None);
        }
    }
}
