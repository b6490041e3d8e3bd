using System.Collections.Concurrent;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Passes everything on; a mutant overrides the one thing it gets wrong.</summary>
internal abstract class LedgerMutant(IDeliveryLedger inner) : IDeliveryLedger
{
    protected IDeliveryLedger Inner { get; } = inner;

    public virtual Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken cancellationToken) => Inner.FindAsync(key, cancellationToken);

    public virtual Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken) => Inner.WriteAsync(next, cancellationToken);

    public virtual Task<PlanWrite> PlanAsync(StoredArticle article, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        Inner.PlanAsync(article, deliveries, cancellationToken);

    public Task<IReadOnlyList<Delivery>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        Inner.OfArticleAsync(article, cancellationToken);

    public Task WakeAsync(Delivery row, CancellationToken cancellationToken) => Inner.WakeAsync(row, cancellationToken);

    public Task<IReadOnlyList<Delivery>> OverdueAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Inner.OverdueAsync(before, limit, cancellationToken);

    public Task<IReadOnlyList<Delivery>> SetAfterAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Inner.SetAfterAsync(now, limit, cancellationToken);

    public Task<IReadOnlyList<Delivery>> AbandonedAsync(int limit, CancellationToken cancellationToken) => Inner.AbandonedAsync(limit, cancellationToken);

    public Task<IReadOnlyList<Delivery>> HeldAsync(ChannelName channel, int limit, CancellationToken cancellationToken) =>
        Inner.HeldAsync(channel, limit, cancellationToken);

    public Task<DeliveryKey?> OwnerOfAsync(ChannelName channel, string networkId, CancellationToken cancellationToken) =>
        Inner.OwnerOfAsync(channel, networkId, cancellationToken);

    public Task<IReadOnlyList<Delivery>> ParkedAsync(int limit, CancellationToken cancellationToken) => Inner.ParkedAsync(limit, cancellationToken);

    public Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken cancellationToken) => Inner.CountAsync(cancellationToken);
}

/// <summary>Writes the claim only together with the outcome: a process killed in between leaves no trace of its call.</summary>
internal sealed class ClaimAfterCall(IDeliveryLedger inner) : LedgerMutant(inner)
{
    private readonly ConcurrentDictionary<DeliveryKey, long> _claimed = new();

    public override async Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken)
    {
        if (next.State is DeliveryState.Attempting)
        {
            _claimed[next.Key] = next.Version;
            return new DeliveryWrite.Written(next with { Version = next.Version + 1 });
        }

        return await Inner.WriteAsync(_claimed.TryRemove(next.Key, out var version) ? next with { Version = version } : next, cancellationToken);
    }
}

/// <summary>Takes the first look that sees nothing for proof.</summary>
internal sealed class OneLookIsEnough(IDeliveryLedger inner) : LedgerMutant(inner)
{
    public override async Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken) =>
        await Inner.WriteAsync(
            next is { State: DeliveryState.InDoubt, Steps: 1, NetworkId: null, DuplicateRefused: false, TakeDownWhenKnown: false }
                && next.Reason!.StartsWith("The network does not show it", StringComparison.Ordinal)
                ? next.WaitsUntil(next.DueSetAt!.Value, "Absent.", next.DueSetAt!.Value)
                : next,
            cancellationToken);
}
