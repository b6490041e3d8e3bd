namespace Distribution.Sandbox.Graph;

/// <summary>A token the stand-ins know.</summary>
public sealed record GraphToken
{
    public required string Value { get; init; }
    public required GraphTokenKind Kind { get; init; }

    /// <summary>The id of the Page, the Instagram account or the person.</summary>
    public required string Owner { get; init; }

    /// <summary>What it may do; null is everything.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>Null never ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
