using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Lets a test in between a stage and its writes: to look, to come first, or to crash.</summary>
internal sealed class WatchedLedger(IDeliveryLedger inner) : LedgerMutant(inner)
{
    public Func<Delivery, Task> BeforeWrite { get; set; } = static _ => Task.CompletedTask;

    public Func<Task> BeforePlan { get; set; } = static () => Task.CompletedTask;

    public override async Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken)
    {
        await BeforeWrite(next);
        return await Inner.WriteAsync(next, cancellationToken);
    }

    public override async Task<PlanWrite> PlanAsync(StoredArticle article, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        await BeforePlan();
        return await Inner.PlanAsync(article, deliveries, cancellationToken);
    }
}
