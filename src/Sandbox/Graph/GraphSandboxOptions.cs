namespace Distribution.Sandbox.Graph;

/// <summary>What the stand-ins behind the Graph API have in common.</summary>
public abstract class GraphSandboxOptions
{
    public const string DefaultAppSecret = "sandbox-app-secret";

    private protected GraphSandboxOptions() { }

    /// <summary>The app's secret, which proofs are made with.</summary>
    public string AppSecret { get; init; } = DefaultAppSecret;

    /// <summary>Whether the app demands <c>appsecret_proof</c> with every call. A wrong one is refused either way. Default true.</summary>
    public bool RequireProof { get; init; } = true;

    /// <summary>Whether a token in <c>Authorization: Bearer</c> counts; otherwise only <c>access_token</c> does. Default true.</summary>
    public bool BearerAccepted { get; init; } = true;

    /// <summary>The versions that live; of any other: code 2635.</summary>
    public IReadOnlyList<string> Versions { get; init; } = ["v21.0", "v22.0", "v23.0", "v24.0", "v25.0", "v26.0"];

    /// <summary>Tokens beside the accounts' own, good from the first start on the data folder.</summary>
    public IReadOnlyList<GraphToken> Tokens { get; init; } = [];

    /// <summary>The shortest time from a post's commit until readers and lists see it. Default 0.</summary>
    public TimeSpan MinLag { get; init; } = TimeSpan.Zero;

    /// <summary>The longest such time; each post draws its own. Default 3 s.</summary>
    public TimeSpan MaxLag { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Calls per account and hour; beyond it all are refused until the hour ends. Default 48,000.</summary>
    public int CallsPerHour { get; init; } = 48_000;

    /// <summary>From 0 to 1: the share of the hour's calls from which answers carry the usage headers. Default 0.5; 0 is always.</summary>
    public double UsageShownFrom { get; init; } = 0.5;
}
