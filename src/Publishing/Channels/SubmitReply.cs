namespace Distribution.Publishing.Channels;

/// <summary>How a follow-up call ended.</summary>
public abstract record SubmitReply
{
    private SubmitReply() { }

    /// <summary>The pages somebody was told of although the call as a whole did not work: they are owed no more.</summary>
    public IReadOnlyList<Uri> Told { get; init; } = [];

    /// <summary>They know.</summary>
    /// <param name="Result">One sentence.</param>
    public sealed record Done(string Result) : SubmitReply;

    /// <summary>It worked, and goes on by itself at the submitter's pace.</summary>
    /// <param name="Result">One sentence.</param>
    public sealed record Ongoing(string Result) : SubmitReply;

    /// <summary>Not now; the same call may work after the wait.</summary>
    public sealed record NotNow(string Reason, TimeSpan Wait) : SubmitReply;

    /// <summary>It will not work until somebody mends what the reason says.</summary>
    public sealed record Refused(string Reason) : SubmitReply;
}
