using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Delivering;

/// <summary>
/// The post a network is asked for while the end of its call is unknown. It is the claimed one; the prepared one where the network says that it
/// is out and no claim is on record, as after a ledger was put back from a copy.
/// </summary>
/// <param name="Since">Nothing on the network older than this can be it.</param>
/// <param name="ClaimedAt">Null without a claim.</param>
/// <param name="DoubtedAt">The call, whoever made it, began before.</param>
internal sealed record Sought(Post Post, DateTimeOffset Since, DateTimeOffset? ClaimedAt, DateTimeOffset DoubtedAt)
{
    /// <exception cref="InvalidOperationException">The row is in doubt over nothing: a bug.</exception>
    public static Sought Of(Delivery row) => row switch
    {
        { Claim: { } claim, Post: { } post } => new(post, row.FirstClaimAt ?? claim.At, claim.At, row.DoubtedAt ?? claim.At),
        { Preparation: { } preparation } => new(preparation.Post, preparation.At, ClaimedAt: null, row.DoubtedAt ?? preparation.At),
        _ => throw new InvalidOperationException($"{row.Key} is {row.State}, but was neither claimed nor prepared."),
    };

    /// <summary>The last moment the call can have ended.</summary>
    /// <param name="longest">From a claim to the end of its call.</param>
    public DateTimeOffset CalledBy(TimeSpan longest) => ClaimedAt is { } at ? at + longest : DoubtedAt;
}
