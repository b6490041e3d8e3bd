namespace Distribution.Publishing.Channels;

/// <summary>What became of one try to take a post down. Trying again is always safe.</summary>
public abstract record TakeDownReply
{
    private TakeDownReply() { }

    /// <summary>The network says it is gone.</summary>
    public sealed record Gone : TakeDownReply;

    /// <summary>Not certain, or not now; try again.</summary>
    public sealed record NotYet(string Reason, TimeSpan? RetryAfter) : TakeDownReply;

    /// <summary>The network will not: a person must.</summary>
    public sealed record Refused(string Reason) : TakeDownReply;
}
