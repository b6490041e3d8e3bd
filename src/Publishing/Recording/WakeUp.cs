using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Recording;

/// <summary>The message a row is owed: which queue, what it says, and when. A row's state alone decides it.</summary>
/// <param name="Body">What the queue carries.</param>
public sealed record WakeUp(string Queue, string Body, DateTimeOffset DueAt)
{
    /// <summary>The wake-up this row is owed, or null when nothing is to happen by itself.</summary>
    public static WakeUp? Of(Delivery row) => row switch
    {
        { DueAt: null } => null,
        { AwaitsAttempt: true } => new(
            Queues.ToDeliver(row.Network, row.Breaking),
            MessageJson.Write(new DeliverPost(row.Key, row.Claims + 1)),
            row.DueAt.Value),
        { AwaitsSettling: true } => new(Queues.ToSettle(row.Network), MessageJson.Write(new SettleDelivery(row.Key, row.Steps)), row.DueAt.Value),
        _ => null,
    };
}
