namespace Distribution.Publishing.Channels;

/// <summary>What became of one try to renew a token pair.</summary>
public abstract record TokenReply
{
    private TokenReply() { }

    /// <summary>A new pair; the old one is spent.</summary>
    /// <param name="RefreshToken">Null when the network leaves the old one in force.</param>
    /// <param name="Lifetime">How long the access token lasts.</param>
    public sealed record Renewed(string AccessToken, string? RefreshToken, TimeSpan Lifetime) : TokenReply
    {
        /// <summary>Without a token.</summary>
        public override string ToString() => $"Renewed for {Lifetime}";
    }

    /// <summary>The network does not take the refresh token, now or ever.</summary>
    public sealed record Refused(string Reason) : TokenReply;

    /// <summary>Certainly not carried out, or to no harm: the refresh token is still good.</summary>
    /// <param name="Wait">What the network asked for, if it did.</param>
    public sealed record NotNow(string Reason, TimeSpan? Wait) : TokenReply;

    /// <summary>The refresh token may be spent, and the new pair is not here.</summary>
    public sealed record Unknown(string Reason) : TokenReply;
}
