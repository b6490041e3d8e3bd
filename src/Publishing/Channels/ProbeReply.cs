namespace Distribution.Publishing.Channels;

/// <summary>What a harmless read showed of a channel.</summary>
public abstract record ProbeReply
{
    private ProbeReply() { }

    /// <summary>The network knows us and answers.</summary>
    /// <param name="Account">The account's public name.</param>
    public sealed record Works(string Account) : ProbeReply;

    /// <summary>It still refuses the channel.</summary>
    public sealed record Refused(HoldCause Cause, string Reason) : ProbeReply;

    /// <summary>No answer that means anything.</summary>
    public sealed record CannotTell(string Reason) : ProbeReply;
}
