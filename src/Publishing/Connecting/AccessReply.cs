namespace Distribution.Publishing.Connecting;

/// <summary>Whether a channel has a token to make requests with.</summary>
internal abstract record AccessReply
{
    private AccessReply() { }

    /// <summary>It has.</summary>
    public sealed record Token(string Value) : AccessReply
    {
        public override string ToString() => "A token (hidden)";
    }

    /// <summary>Not now; it is renewed without anybody's doing.</summary>
    public sealed record NotNow(string Reason, TimeSpan Wait) : AccessReply;

    /// <summary>Not before a person connects the account.</summary>
    public sealed record Missing(HoldCause Cause, string Reason) : AccessReply;
}
