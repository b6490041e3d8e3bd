using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>Parks a delivery whose handling keeps crashing: a bug of ours, and evidence of it.</summary>
public sealed class PoisonedDelivery(IDeliveryLedger ledger, TimeProvider time)
{
    private const string Waiting = "Handling it crashed too often. Nothing was posted by the last try; the log says what happened. Retry it when that is mended.";
    private const string Unknown = "Handling it crashed too often while its end was unknown; look at the account, then settle it by hand. The log says what happened.";

    /// <summary>Parks the row, unless it has moved on or a claim on it is still open: the sweep sees to that one.</summary>
    public async Task ParkAsync(DeliveryKey key, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(key, cancellationToken) is { } row && (row.AwaitsAttempt || row.AwaitsSettling))
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
