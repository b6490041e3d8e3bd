namespace Distribution.Sandbox.X;

/// <summary>One call of the interface and who may make it.</summary>
/// <param name="Name">Its rate window.</param>
/// <param name="Scopes">What an OAuth 2.0 token must carry.</param>
/// <param name="Limit">Per account and 15 minutes.</param>
internal sealed record XEndpoint(string Name, IReadOnlyList<string> Scopes, int Limit)
{
    /// <summary>Needs an OAuth 1.0a token that may write.</summary>
    public bool Writes { get; init; }

    /// <summary>Open to the app alone, without an account.</summary>
    public bool AppMayCall { get; init; }

    /// <summary>Counts against the 24 hours' cap of posting too.</summary>
    public bool IsPosting { get; init; }
}
