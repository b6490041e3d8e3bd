using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>Reads an article's deliveries again and again until nothing more is to be expected of them in the time there is.</summary>
internal sealed class DeliveryWatch(IDeliveryLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>The deliveries as they stood last.</summary>
    /// <param name="scope">Which of the article's deliveries matter.</param>
    /// <param name="until">When watching ends in any case.</param>
    /// <param name="show">Is given every reading.</param>
    public async Task<IReadOnlyList<Delivery>> RunAsync(
        ArticleId article,
        Func<Delivery, bool> scope,
        DateTimeOffset until,
        Action<IReadOnlyList<Delivery>> show,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            IReadOnlyList<Delivery> rows = [.. (await ledger.OfArticleAsync(article, CancellationToken.None)).Where(scope)];
            show(rows);
            if (rows.All(row => IsOver(row, until)) || time.GetUtcNow() >= until || cancellationToken.IsCancellationRequested)
            {
                return rows;
            }

            await Task.Delay(ReadEvery, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Ended, a person's to go on with, waiting for something that has no time, or not due before the watch ends.</summary>
    private static bool IsOver(Delivery row, DateTimeOffset until) =>
        row.IsEnded || row.State is DeliveryState.Parked || row is { State: DeliveryState.Held, DueAt: null } || row.DueAt > until;
}
