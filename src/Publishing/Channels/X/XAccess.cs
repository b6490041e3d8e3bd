namespace Distribution.Publishing.Channels.X;

/// <summary>Whether there is a credential to call X with just now.</summary>
internal abstract record XAccess
{
    private XAccess() { }

    /// <summary>There is.</summary>
    public sealed record Ready(XCredential Credential) : XAccess;

    /// <summary>Not at this moment: it is being renewed, or about to be.</summary>
    /// <param name="Wait">How long that usually takes.</param>
    public sealed record NotNow(string Reason, TimeSpan Wait) : XAccess;

    /// <summary>Not until a person does something.</summary>
    public sealed record Missing(HoldCause Cause, string Reason) : XAccess;
}
