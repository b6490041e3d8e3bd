namespace Distribution.Sandbox;

/// <summary>What a caller needs to be pointed at a stand-in instead of its network.</summary>
public sealed record SandboxAccess
{
    /// <summary>The network's word.</summary>
    public required string Network { get; init; }

    /// <summary>The stand-in's own account, named as the environment would name a real one's: CONSUMER_KEY and so on. No secrets.</summary>
    public required IReadOnlyDictionary<string, string> Credentials { get; init; }

    /// <summary>A post's page while the stand-in runs, below its address; <c>{username}</c> and <c>{id}</c> are to be filled in.</summary>
    public required string PostPath { get; init; }

    /// <summary>A post's page below the folder <see cref="Pages.SandboxPages.WriteAsync"/> was given; <c>{id}</c> is to be filled in.</summary>
    public required string PostFile { get; init; }
}
