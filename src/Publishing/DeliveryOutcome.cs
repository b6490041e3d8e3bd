namespace Distribution.Publishing;

/// <summary>What became of one publishing call. The set is closed.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome() { }

    /// <summary>It is on the network.</summary>
    /// <param name="NetworkId">The network's own id of the post.</param>
    /// <param name="Link">Where a reader sees it.</param>
    public sealed record Published(string NetworkId, Uri Link) : DeliveryOutcome;

    /// <summary>Certainly not posted; the same request may work later.</summary>
    /// <param name="Reason">One sentence for a person.</param>
    /// <param name="RetryAfter">The wait the network asked for, if it did.</param>
    public sealed record Deferred(string Reason, TimeSpan? RetryAfter) : DeliveryOutcome;

    /// <summary>Certainly not posted: the channel as a whole must wait. Uses up no attempt.</summary>
    /// <param name="Until">The network's own time for the next call.</param>
    public sealed record Throttled(string Reason, DateTimeOffset Until) : DeliveryOutcome;

    /// <summary>Certainly not posted: the channel as a whole cannot post until something is mended. Uses up no attempt.</summary>
    public sealed record ChannelRefused(HoldCause Cause, string Reason, string RawCode) : DeliveryOutcome;

    /// <summary>The network will never take this post.</summary>
    /// <param name="RawCode">The network's own words beside our reading.</param>
    public sealed record Rejected(string Reason, string RawCode) : DeliveryOutcome;

    /// <summary>The network says it already has this text: ours from before, or another's. Never a reason to send again.</summary>
    public sealed record RefusedAsDuplicate(string Reason, string RawCode) : DeliveryOutcome;

    /// <summary>The request may have been carried out: only the network knows.</summary>
    public sealed record InDoubt(string Reason) : DeliveryOutcome;

    /// <summary>Accepted, and the network is still working on it.</summary>
    /// <param name="Ticket">What to ask about.</param>
    /// <param name="AskAfter">How long the network wants to be left alone.</param>
    public sealed record Processing(string Ticket, TimeSpan AskAfter) : DeliveryOutcome;
}
