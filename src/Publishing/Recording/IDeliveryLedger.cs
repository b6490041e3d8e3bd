namespace Distribution.Publishing.Recording;

/// <summary>
/// The record of deliveries. A write succeeds only on the version that was read, and promises that the wake-up its new state is
/// owed (<see cref="WakeUp.Of"/>) is sent at least once, eventually.
/// </summary>
public interface IDeliveryLedger
{
    /// <summary>Inserts the deliveries that are not there yet, all in one write that fails when the article has moved on.</summary>
    Task<PlanWrite> PlanAsync(StoredArticle article, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken);

    /// <summary>The row, or null.</summary>
    Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken cancellationToken);

    /// <summary>An article's rows, oldest first.</summary>
    Task<IReadOnlyList<Delivery>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>Writes the row's next state over the version that was read.</summary>
    Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken);

    /// <summary>Makes sure the wake-up the row is owed exists.</summary>
    Task WakeAsync(Delivery row, CancellationToken cancellationToken);

    /// <summary>Rows whose due time lies before <paramref name="before"/>, the longest overdue first.</summary>
    Task<IReadOnlyList<Delivery>> OverdueAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Rows whose due time was set in what is now the future: the clock was stepped back under them.</summary>
    Task<IReadOnlyList<Delivery>> SetAfterAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Claimed rows whose claimer can no longer be posting them.</summary>
    Task<IReadOnlyList<Delivery>> AbandonedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Rows held until their channel works again: breaking first, then the newest article.</summary>
    Task<IReadOnlyList<Delivery>> HeldAsync(ChannelName channel, int limit, CancellationToken cancellationToken);

    /// <summary>The delivery that has this post of the network, or null.</summary>
    Task<DeliveryKey?> OwnerOfAsync(ChannelName channel, string networkId, CancellationToken cancellationToken);

    /// <summary>Rows a person must look at, the newest article first.</summary>
    Task<IReadOnlyList<Delivery>> ParkedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many rows stand in each state, per channel.</summary>
    Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken cancellationToken);
}

/// <summary>Rows of one channel in one state.</summary>
public sealed record StateCount(ChannelName Channel, DeliveryState State, int Count);
