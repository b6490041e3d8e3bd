namespace Distribution.Publishing.Preparing;

/// <summary>Whether a delivery has a post to claim.</summary>
internal abstract record PreparedPost
{
    private PreparedPost() { }

    /// <summary>This one.</summary>
    /// <param name="Note">What a person may want to know of it: a picture it has to do without.</param>
    public sealed record Ready(Post Post, string? Note = null) : PreparedPost;

    /// <summary>The article is gone or withdrawn.</summary>
    public sealed record Withdrawn : PreparedPost;

    /// <summary>The channel does not carry it.</summary>
    public sealed record Skipped(SkipReason Reason, string Detail) : PreparedPost;

    /// <summary>Not before then, and it costs no attempt.</summary>
    public sealed record NotYet(DateTimeOffset Until, string Reason, HoldCause? Cause) : PreparedPost;

    /// <summary>A person must look.</summary>
    public sealed record Unfit(string Problem) : PreparedPost;
}
