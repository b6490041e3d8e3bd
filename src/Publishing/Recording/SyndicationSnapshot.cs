namespace Distribution.Publishing.Recording;

/// <summary>A channel's newest claimed deliveries with their articles, as of one moment.</summary>
/// <param name="LastBefore">The time of the newest article too old to be read: the last to have left.</param>
/// <param name="Mark">As <see cref="ISyndicationStore.MarkAsync"/> would have said at that moment.</param>
public sealed record SyndicationSnapshot(IReadOnlyList<SyndicatedRow> Rows, DateTimeOffset? LastBefore, string Mark);
