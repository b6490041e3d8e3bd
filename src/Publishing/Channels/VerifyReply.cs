namespace Distribution.Publishing.Channels;

/// <summary>Whether a page has come to where readers look for it.</summary>
public abstract record VerifyReply
{
    private VerifyReply() { }

    /// <summary>It has.</summary>
    /// <param name="Since">As the network has it; null when it does not say.</param>
    public sealed record Arrived(DateTimeOffset? Since) : VerifyReply;

    /// <summary>Not yet.</summary>
    /// <param name="Note">One sentence.</param>
    public sealed record NotYet(string Note) : VerifyReply;

    /// <summary>About this page nobody can be asked.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record Never(string Reason) : VerifyReply;

    /// <summary>There was no answer, or a refusal that has nothing to do with the page.</summary>
    public sealed record Unanswered(SubmitReply Why) : VerifyReply;
}
