namespace Distribution.Sandbox.X;

/// <summary>An account of the stand-in and what signs for it. The constants are no secrets: they open nothing but a sandbox.</summary>
public sealed record XSandboxAccount
{
    public const string DefaultConsumerKey = "sandbox-consumer-key";
    public const string DefaultConsumerSecret = "sandbox-consumer-secret";
    public const string DefaultAccessToken = "2244994945-sandbox-access-token";
    public const string DefaultAccessTokenSecret = "sandbox-access-token-secret";
    public const string DefaultUserId = "2244994945";
    public const string DefaultUsername = "sandboxnews";
    public const string DefaultName = "Sandbox News";
    public const string DefaultClientId = "sandbox-client-id";
    public const string DefaultClientSecret = "sandbox-client-secret";
    public const string DefaultOAuth2AccessToken = "sandbox-oauth2-access-token";
    public const string DefaultOAuth2RefreshToken = "sandbox-oauth2-refresh-token";
    public const string DefaultAppOnlyToken = "sandbox-app-only-token";

    public string ConsumerKey { get; init; } = DefaultConsumerKey;
    public string ConsumerSecret { get; init; } = DefaultConsumerSecret;
    public string AccessToken { get; init; } = DefaultAccessToken;
    public string AccessTokenSecret { get; init; } = DefaultAccessTokenSecret;

    /// <summary>Digits.</summary>
    public string UserId { get; init; } = DefaultUserId;

    public string Username { get; init; } = DefaultUsername;
    public string Name { get; init; } = DefaultName;

    /// <summary>May post 25,000 characters instead of 280.</summary>
    public bool Premium { get; init; }

    /// <summary>Whether the OAuth 1.0a token may write; without it posting is refused with the oauth1-permissions problem.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>Suspended by X: every call is refused 403.</summary>
    public bool Suspended { get; init; }

    /// <summary>The OAuth 2.0 client; one without a secret is public.</summary>
    public string ClientId { get; init; } = DefaultClientId;

    public string? ClientSecret { get; init; } = DefaultClientSecret;

    /// <summary>A pair that is valid from the first start on the data folder; null seeds none.</summary>
    public string? OAuth2AccessToken { get; init; } = DefaultOAuth2AccessToken;

    public string? OAuth2RefreshToken { get; init; } = DefaultOAuth2RefreshToken;

    /// <summary>Of the seeded pair, separated by spaces.</summary>
    public string Scopes { get; init; } = "tweet.read tweet.write users.read media.write offline.access";

    /// <summary>What signs for it, as the environment names a real account's.</summary>
    internal IReadOnlyDictionary<string, string> AsEnvironment() => new Dictionary<string, string>
    {
        ["CONSUMER_KEY"] = ConsumerKey,
        ["CONSUMER_SECRET"] = ConsumerSecret,
        ["ACCESS_TOKEN"] = AccessToken,
        ["ACCESS_TOKEN_SECRET"] = AccessTokenSecret,
    };
}
