namespace Distribution.Publishing.Channels;

/// <summary>Whether there is a credential to call the network with just now.</summary>
internal abstract record ChannelAccess<TCredential>
{
    private ChannelAccess() { }

    /// <summary>There is.</summary>
    public sealed record Ready(TCredential Credential) : ChannelAccess<TCredential>;

    /// <summary>Not at this moment: it is being renewed, or about to be.</summary>
    /// <param name="Wait">How long that usually takes.</param>
    public sealed record NotNow(string Reason, TimeSpan Wait) : ChannelAccess<TCredential>;

    /// <summary>Not until a person does something.</summary>
    public sealed record Missing(HoldCause Cause, string Reason) : ChannelAccess<TCredential>;
}
