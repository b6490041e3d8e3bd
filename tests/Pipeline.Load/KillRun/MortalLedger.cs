using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>The ledger with the points at which a worker may die, around its writes. Mutants are here too: src knows of neither.</summary>
internal sealed class MortalLedger(IDeliveryLedger inner, Fate fate, Mutant mutant) : IDeliveryLedger
{
    private readonly Dictionary<DeliveryKey, long> _claimedInMind = [];
    private readonly Lock _remembering = new();

    public async Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken)
    {
        var (before, after) = next switch
        {
            { State: DeliveryState.Attempting } => (LifePoint.BeforeClaim, LifePoint.AfterClaim),
            { Doubted: true, State: DeliveryState.Published or DeliveryState.Deferred } => (LifePoint.BeforeSettled, LifePoint.AfterSettled),
            _ => (LifePoint.BeforeRecord, LifePoint.AfterRecord),
        };
        fate.Pass(before);
        var written = mutant switch
        {
            Mutant.ClaimAfterCall => await ClaimAfterCallAsync(next, cancellationToken),
            Mutant.OneLook => await inner.WriteAsync(OneLookIsEnough(next), cancellationToken),
            _ => await inner.WriteAsync(next, cancellationToken),
        };
        fate.Pass(after);
        return written;
    }

    public Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public async Task<PlanWrite> PlanAsync(StoredArticle article, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        fate.Pass(LifePoint.BeforePlan);
        var planned = await inner.PlanAsync(article, deliveries, cancellationToken);
        fate.Pass(LifePoint.AfterPlan);
        return planned;
    }

    public Task<IReadOnlyList<Delivery>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken) =>
        inner.OfArticleAsync(article, cancellationToken);

    public Task WakeAsync(Delivery row, CancellationToken cancellationToken) => inner.WakeAsync(row, cancellationToken);

    public Task<IReadOnlyList<Delivery>> OverdueAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        inner.OverdueAsync(before, limit, cancellationToken);

    public Task<IReadOnlyList<Delivery>> SetAfterAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        inner.SetAfterAsync(now, limit, cancellationToken);

    public Task<IReadOnlyList<Delivery>> AbandonedAsync(int limit, CancellationToken cancellationToken) => inner.AbandonedAsync(limit, cancellationToken);

    public Task<IReadOnlyList<Delivery>> HeldAsync(ChannelName channel, int limit, CancellationToken cancellationToken) =>
        inner.HeldAsync(channel, limit, cancellationToken);

    public Task<DeliveryKey?> OwnerOfAsync(ChannelName channel, string networkId, CancellationToken cancellationToken) =>
        inner.OwnerOfAsync(channel, networkId, cancellationToken);

    public Task<IReadOnlyList<Delivery>> ParkedAsync(int limit, CancellationToken cancellationToken) => inner.ParkedAsync(limit, cancellationToken);

    public Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);

    /// <summary>The claim is written only with the outcome, so a worker killed in between leaves no trace of its call.</summary>
    private async Task<DeliveryWrite> ClaimAfterCallAsync(Delivery next, CancellationToken cancellationToken)
    {
        if (next.State is DeliveryState.Attempting)
        {
            lock (_remembering)
            {
                _claimedInMind[next.Key] = next.Version;
            }

            return new DeliveryWrite.Written(next with { Version = next.Version + 1 });
        }

        bool claimed;
        long version;
        lock (_remembering)
        {
            claimed = _claimedInMind.Remove(next.Key, out version);
        }

        return await inner.WriteAsync(claimed ? next with { Version = version } : next, cancellationToken);
    }

    /// <summary>The first look that sees nothing counts as proof.</summary>
    private static Delivery OneLookIsEnough(Delivery next) =>
        next is { State: DeliveryState.InDoubt, Steps: 1, DueSetAt: { } now } && next.Reason!.StartsWith("The network does not show it", StringComparison.Ordinal)
            ? next.WaitsUntil(now, "Absent at first sight.", now)
            : next;
}
