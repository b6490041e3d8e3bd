namespace Distribution.Publishing.Channels.X;

/// <summary>What a request proves the account with. Never printed.</summary>
internal abstract record XCredential
{
    private XCredential() { }

    /// <summary>Four secrets that do not expire: X's simplest way for one's own account.</summary>
    public sealed record OAuth1(string ConsumerKey, string ConsumerSecret, string Token, string TokenSecret) : XCredential
    {
        public override string ToString() => "OAuth 1.0a (hidden)";
    }

    /// <summary>A token of about two hours.</summary>
    public sealed record OAuth2(string AccessToken) : XCredential
    {
        public override string ToString() => "OAuth 2.0 (hidden)";
    }
}
