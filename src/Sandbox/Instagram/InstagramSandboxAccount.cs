using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Instagram;

/// <summary>A professional account of the stand-in and its token. The constants are no secrets: they open nothing but a sandbox.</summary>
public sealed record InstagramSandboxAccount
{
    public const string DefaultUserId = "17841400000000001";
    public const string DefaultUsername = "sandboxnews";
    public const string DefaultName = "Sandbox News";
    public const string DefaultAccessToken = "sandbox-instagram-token";

    /// <summary>Digits.</summary>
    public string UserId { get; init; } = DefaultUserId;

    public string Username { get; init; } = DefaultUsername;
    public string Name { get; init; } = DefaultName;
    public string AccessToken { get; init; } = DefaultAccessToken;

    /// <summary>What the token may do; null is everything.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>When the token was given out; null is the first start on the data folder.</summary>
    public DateTimeOffset? TokenGivenAt { get; init; }

    /// <summary>When the token ends; null never.</summary>
    public DateTimeOffset? TokenExpiresAt { get; init; }

    internal GraphToken Token => new() { Value = AccessToken, Kind = GraphTokenKind.Instagram, Owner = UserId, Permissions = Permissions, ExpiresAt = TokenExpiresAt };
}
