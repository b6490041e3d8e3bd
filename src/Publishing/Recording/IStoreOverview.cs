namespace Distribution.Publishing.Recording;

/// <summary>What a person wants to see of the whole store at a glance. Every read is by an index, however much is stored.</summary>
public interface IStoreOverview
{
    /// <summary>The store as it stands.</summary>
    /// <param name="day">The day, in UTC, whose deliveries are counted.</param>
    /// <param name="newest">How many of the deliveries planned last to show.</param>
    Task<StoreOverview> ReadAsync(DateOnly day, int newest, CancellationToken cancellationToken);

    /// <summary>Returns when a write has become durable: proof that the store can be written to. Nothing that is read changes.</summary>
    Task ProveWritableAsync(CancellationToken cancellationToken);
}
