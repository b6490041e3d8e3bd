using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Delivering;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>The ledger with the points at which a worker may die, around its writes: src knows of none.</summary>
internal sealed class MortalLedger(IDeliveryLedger inner, Fate fate) : LedgerMutant(inner)
{
    public override async Task<PlanWrite> PlanAsync(StoredArticle article, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        fate.Pass(LifePoint.BeforePlan, network: null);
        var planned = await Inner.PlanAsync(article, deliveries, cancellationToken);
        fate.Pass(LifePoint.AfterPlan, network: null);
        return planned;
    }

    public override async Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken)
    {
        var (before, after) = next switch
        {
            { State: DeliveryState.Attempting } => (LifePoint.BeforeClaim, LifePoint.AfterClaim),
            { Preparation: { } begun } when begun.At == next.DueSetAt => (LifePoint.BeforeTicket, LifePoint.AfterTicket),
            { Doubted: true, State: DeliveryState.Published or DeliveryState.Deferred } => (LifePoint.BeforeSettled, LifePoint.AfterSettled),
            _ => (LifePoint.BeforeRecord, LifePoint.AfterRecord),
        };
        fate.Pass(before, next.Network);
        var written = await Inner.WriteAsync(next, cancellationToken);
        fate.Pass(after, next.Network);
        return written;
    }
}
