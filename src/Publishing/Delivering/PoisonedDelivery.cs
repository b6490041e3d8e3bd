using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>Parks a delivery whose handling keeps crashing: a bug of ours, and evidence of it.</summary>
public sealed class PoisonedDelivery(IDeliveryLedger ledger, TimeProvider time)
{
    private const string Waiting = "Handling it crashed too often. Nothing was posted by the last try; the log says what happened. Retry it when that is mended.";
    private const string Unknown = "Handling it crashed too often while its end was unknown; look at the account, then settle it by hand. The log says what happened.";

    /// <summary>Parks the row if it still awaits that attempt: a crash after the claim is the sweep's, and the network is asked.</summary>
    public Task ParkAsync(DeliverPost wakeUp, CancellationToken cancellationToken) =>
        ParkAsync(wakeUp.Key, row => row.AwaitsAttempt && row.Claims + 1 == wakeUp.Attempt, cancellationToken);

    /// <summary>Parks the row if it still awaits that step.</summary>
    public Task ParkAsync(SettleDelivery wakeUp, CancellationToken cancellationToken) =>
        ParkAsync(wakeUp.Key, row => row.AwaitsSettling && row.Steps == wakeUp.Step, cancellationToken);

    private async Task ParkAsync(DeliveryKey key, Func<Delivery, bool> isTheOne, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(key, cancellationToken) is { } row && isTheOne(row))
        {
            await ledger.WriteAsync(row.ParkedFor(Reason(row), time.GetUtcNow()), cancellationToken);
        }
    }

    private static string Reason(Delivery row) => row switch
    {
        { AwaitsAttempt: true } => Waiting,
        { State: DeliveryState.TakingDown } =>
            $"Taking it down crashed too often; readers can still see it: remove it by hand at {row.Link}. The log says what happened.",
        _ => Unknown,
    };
}
