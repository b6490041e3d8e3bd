namespace Distribution.Sandbox.GoogleNews;

/// <summary>How the stand-in of Google News' surroundings behaves. What the contract leaves unsure is a switch here.</summary>
public sealed class GoogleNewsSandboxOptions
{
    public const string DefaultClientId = "sandbox-google-client-id";
    public const string DefaultClientSecret = "sandbox-google-client-secret";
    public const string DefaultRefreshToken = "sandbox-google-refresh-token";
    public const string DefaultIndexNowKey = "sandbox-indexnow-key-0123456789";

    /// <summary>The properties the account may use, as Search Console spells them.</summary>
    public IReadOnlyList<string> Properties { get; init; } = ["sc-domain:news.example.com", "https://news.example.com/"];

    /// <summary>The user of the refresh_token grant; the service account is made at the first start on the data folder.</summary>
    public string ClientId { get; init; } = DefaultClientId;

    public string ClientSecret { get; init; } = DefaultClientSecret;
    public string RefreshToken { get; init; } = DefaultRefreshToken;

    /// <summary>How far an assertion's times may be from our clock. Default 5 minutes.</summary>
    public TimeSpan AssertionTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Of a sitemap submitted or removed: 204 or 200.</summary>
    public int SubmitStatus { get; init; } = 204;

    /// <summary>Of sitemaps and sites, per minute. Default 200.</summary>
    public int CallsPerMinute { get; init; } = 200;

    /// <summary>Default 2,000.</summary>
    public int InspectionsPerDay { get; init; } = 2000;

    /// <summary>What a call over a limit is answered: 429, or 403 with a quota's reason.</summary>
    public int OverLimitStatus { get; init; } = 429;

    /// <summary>How long after Google first met an address its index has it. Default 5 minutes.</summary>
    public TimeSpan IndexedAfter { get; init; } = TimeSpan.FromMinutes(5);

    public HubFlavour Hub { get; init; } = HubFlavour.GoogleLike;

    /// <summary>Names by which a feed may advertise this hub, besides its address here.</summary>
    public IReadOnlyList<string> HubNames { get; init; } = ["https://pubsubhubbub.appspot.com/"];

    /// <summary>Why subscriptions are refused; null accepts them.</summary>
    public string? DenySubscriptions { get; init; }

    public HubSignature Signature { get; init; } = HubSignature.Sha1;

    /// <summary>How often a delivery is tried before it is given up. Default 3.</summary>
    public int DeliveryAttempts { get; init; } = 3;

    /// <summary>Between two tries. Default 1 s.</summary>
    public TimeSpan DeliveryPause { get; init; } = TimeSpan.FromSeconds(1);

    public string IndexNowKey { get; init; } = DefaultIndexNowKey;

    /// <summary>200, or 202 while the key is still to be checked.</summary>
    public int IndexNowStatus { get; init; } = 200;

    /// <summary>How long one address may not come again; zero never refuses. Default 5 minutes.</summary>
    public TimeSpan IndexNowPause { get; init; } = TimeSpan.FromMinutes(5);
}
