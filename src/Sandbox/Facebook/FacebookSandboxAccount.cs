using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Facebook;

/// <summary>A Page of the stand-in and its token. The constants are no secrets: they open nothing but a sandbox.</summary>
public sealed record FacebookSandboxAccount
{
    public const string DefaultPageId = "111222333444555";
    public const string DefaultName = "Sandbox News";
    public const string DefaultUsername = "sandboxnews";
    public const string DefaultPageToken = "sandbox-page-token";

    /// <summary>Digits.</summary>
    public string PageId { get; init; } = DefaultPageId;

    public string Name { get; init; } = DefaultName;
    public string Username { get; init; } = DefaultUsername;
    public string PageToken { get; init; } = DefaultPageToken;

    /// <summary>What the token may do; null is everything.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>When the token ends; null never.</summary>
    public DateTimeOffset? TokenExpiresAt { get; init; }

    internal GraphToken Token => new() { Value = PageToken, Kind = GraphTokenKind.Page, Owner = PageId, Permissions = Permissions, ExpiresAt = TokenExpiresAt };
}
