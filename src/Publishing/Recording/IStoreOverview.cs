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

/// <summary>The whole store at a glance.</summary>
public sealed record StoreOverview
{
    /// <summary>Deliveries planned on the day, by channel and the state they stand in now.</summary>
    public required IReadOnlyList<StateCount> OfTheDay { get; init; }

    /// <summary>Deliveries a person must look at.</summary>
    public required int Parked { get; init; }

    /// <summary>Events a person must look at.</summary>
    public required int ParkedEvents { get; init; }

    /// <summary>Messages nobody could read.</summary>
    public required int InvalidMessages { get; init; }

    /// <summary>The deliveries planned last, the newest first.</summary>
    public required IReadOnlyList<ShownDelivery> Newest { get; init; }
}

/// <summary>A delivery with its article's headline.</summary>
/// <param name="Headline">Of the newest revision; null when the article's row is gone.</param>
public sealed record ShownDelivery(Delivery Row, string? Headline);
