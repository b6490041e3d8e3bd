namespace Distribution.Publishing.Recording;

/// <summary>A channel's newest claimed deliveries with their articles, as of one moment.</summary>
/// <param name="LastBefore">When the newest article of those too old to be read was published: the last to have left.</param>
public sealed record SyndicationSnapshot(IReadOnlyList<SyndicatedRow> Rows, DateTimeOffset? LastBefore);
