namespace Distribution.Publishing.Recording;

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
