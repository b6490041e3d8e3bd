namespace Distribution.Publishing.Recording;

/// <summary>What a channel's own sitemap and feeds are made from.</summary>
public interface ISyndicationStore
{
    /// <summary>
    /// The channel's deliveries that were claimed at least once, of articles published, or come in, then or later, the newest first: all as of one moment,
    /// whoever writes meanwhile. A delivery whose claim was written before the call is among them.
    /// </summary>
    Task<SyndicationSnapshot> ReadAsync(ChannelName channel, SyndicatedBy by, DateTimeOffset from, int limit, CancellationToken cancellationToken);

    /// <summary>Says cheaply whether that would read something else than before: the same mark is the same rows in the same versions.</summary>
    Task<string> MarkAsync(ChannelName channel, SyndicatedBy by, DateTimeOffset from, int limit, CancellationToken cancellationToken);
}
