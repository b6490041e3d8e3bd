using Distribution.Publishing.Recording;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Delivering;

/// <summary>Finds by index what nothing else will wake: claims whose claimer is gone, overdue rows, waits a stepped clock made too long.</summary>
public sealed partial class Sweep(IDeliveryLedger ledger, IOptions<DeliveringOptions> options, Random chance, TimeProvider time, ILogger<Sweep> logger)
{
    /// <summary>Rows of a kind a run; the rest is the next run's.</summary>
    private const int Most = 1_000;

    private readonly RetrySchedule _schedule = new(options.Value, chance);

    /// <summary>One run. Running it twice at once is harmless.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var row in await ledger.AbandonedAsync(Most, cancellationToken))
        {
            LogAbandoned(row.Key, row.Claims);
            await ledger.WriteAsync(row.ClaimLost(now, _schedule.NextLook(row, steps: 0, now)), cancellationToken);
        }

        // Deliveries go on meanwhile: only what lies ahead of the clock after the rows were read was not set by it.
        var ahead = await ledger.SetAfterAsync(now, Most, cancellationToken);
        var read = time.GetUtcNow();
        foreach (var row in ahead.Where(row => row.DueSetAt > read))
        {
            var cut = row with { DueAt = read + (row.DueAt - row.DueSetAt), DueSetAt = read };
            LogCut(row.Key, row.DueAt, cut.DueAt);
            await ledger.WriteAsync(cut, cancellationToken);
        }

        foreach (var row in await ledger.OverdueAsync(now - options.Value.OverdueAfter, Most, cancellationToken))
        {
            await ledger.WakeAsync(row, cancellationToken);
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "{Key} attempt {Attempt}: its process is gone, the network will be asked")]
    private partial void LogAbandoned(DeliveryKey key, int attempt);

    [LoggerMessage(1202, LogLevel.Warning, "{Key}: the clock was stepped back, due {Due} becomes {Cut}")]
    private partial void LogCut(DeliveryKey key, DateTimeOffset? due, DateTimeOffset? cut);
}
