using System.Text.Json.Serialization;

namespace Distribution.Publishing.Recording;

/// <summary>Whether a channel may be called.</summary>
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Waiting), "waiting")]
[JsonDerivedType(typeof(Held), "held")]
public abstract record ChannelCondition
{
    private ChannelCondition() { }

    /// <summary>It may.</summary>
    public sealed record Open : ChannelCondition;

    /// <summary>Not before then; nobody has to do anything.</summary>
    /// <param name="Since">When the wait began: one longer than that is a stepped clock.</param>
    public sealed record Waiting(DateTimeOffset Until, string Reason, DateTimeOffset Since) : ChannelCondition;

    /// <summary>Not until the cause is gone.</summary>
    public sealed record Held(HoldCause Cause, string Reason, DateTimeOffset Since) : ChannelCondition;
}
