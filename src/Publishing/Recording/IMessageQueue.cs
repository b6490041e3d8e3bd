namespace Distribution.Publishing.Recording;

/// <summary>The queues: at least once, in no promised order.</summary>
public interface IMessageQueue
{
    /// <summary>Takes up to <paramref name="limit"/> messages out of sight for <paramref name="visibility"/>.</summary>
    Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, int limit, TimeSpan visibility, CancellationToken cancellationToken);

    /// <summary>Ends a message. One that was rescheduled or received by another meanwhile stays.</summary>
    Task DeleteAsync(ReceivedMessage message, CancellationToken cancellationToken);

    /// <summary>Gives a message back, to be received again after <paramref name="delay"/>.</summary>
    Task PostponeAsync(ReceivedMessage message, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Puts an unreadable message aside with the reason.</summary>
    Task SetAsideAsync(ReceivedMessage message, string reason, CancellationToken cancellationToken);

    /// <summary>When the next message of the queue becomes visible; null when there is none.</summary>
    Task<DateTimeOffset?> NextVisibleAsync(string queue, CancellationToken cancellationToken);
}

/// <summary>A message as received.</summary>
/// <param name="Receipt">Names this receiving.</param>
/// <param name="Deliveries">How often a handler has begun it, this time included. A killed process counts only after many.</param>
public sealed record ReceivedMessage(string Queue, string Id, string Receipt, string Body, int Deliveries);
