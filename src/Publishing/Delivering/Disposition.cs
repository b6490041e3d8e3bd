using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>What became of a wake-up. Its message is over in every case: whatever is to follow is owed by the row.</summary>
public abstract record Disposition
{
    private Disposition() { }

    /// <summary>The row stands so now.</summary>
    public sealed record Stands(Delivery Row) : Disposition;

    /// <summary>The row had moved on; nothing was done.</summary>
    public sealed record MovedOn : Disposition;

    /// <summary>It came before its time; another is due then.</summary>
    public sealed record TooEarly(DateTimeOffset Due) : Disposition;
}
