namespace Distribution.Sandbox.X.Auth;

/// <summary>Who calls.</summary>
/// <param name="Account">Null for the app alone.</param>
/// <param name="Scopes">Of an OAuth 2.0 token; null for OAuth 1.0a.</param>
internal sealed record XCaller(XSandboxAccount? Account, IReadOnlyList<string>? Scopes);
