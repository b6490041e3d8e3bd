namespace Distribution.Sandbox.X.Auth;

internal sealed record XTokenPair(string Access, string Refresh, string Scopes);
