using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>What came of a post's preparation at its network.</summary>
internal abstract record ChannelPrepared
{
    private ChannelPrepared() { }

    /// <summary>It may be claimed.</summary>
    /// <param name="Row">As it stands now.</param>
    /// <param name="Note">What a person may want to know of it.</param>
    public sealed record Claimable(Delivery Row, string? Note) : ChannelPrepared;

    /// <summary>There is nothing to claim now; the row says why.</summary>
    public sealed record Over(Disposition Disposition) : ChannelPrepared;
}
