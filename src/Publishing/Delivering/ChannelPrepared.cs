using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>What came of a post's preparation at its network.</summary>
internal abstract record ChannelPrepared
{
    private ChannelPrepared() { }

    /// <summary>It may be claimed.</summary>
    /// <param name="Row">As it stands now.</param>
    /// <param name="Note">What a person may want to know of it.</param>
    /// <param name="Steps">Those that are done already.</param>
    public sealed record Claimable(Delivery Row, string? Note, IReadOnlyList<ChannelStep> Steps) : ChannelPrepared;

    /// <summary>There is nothing to claim now; the row says why.</summary>
    public sealed record Over(Disposition Disposition) : ChannelPrepared;
}
