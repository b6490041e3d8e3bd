namespace Distribution.Publishing.Recording;

/// <summary>Whether a channel may be called.</summary>
public abstract record ChannelCondition
{
    private ChannelCondition() { }

    /// <summary>It may.</summary>
    public sealed record Open : ChannelCondition;

    /// <summary>Not before then; nobody has to do anything.</summary>
    public sealed record Waiting(DateTimeOffset Until, string Reason) : ChannelCondition;

    /// <summary>Not until the cause is gone.</summary>
    public sealed record Held(HoldCause Cause, string Reason, DateTimeOffset Since) : ChannelCondition;
}
