namespace Distribution.Sandbox;

/// <summary>Something a caller did that a correct one does not do.</summary>
public sealed record StrictnessEntry
{
    public required DateTimeOffset At { get; init; }
    public required string Network { get; init; }

    /// <summary>One of: unknown-path, unknown-field, unknown-parameter, missing-user-agent, unsigned-query, bad-signature, bad-timestamp,
    /// reused-nonce, refresh-reuse, token-in-url, not-simulated; of Google News also not-encoded, not-self, not-advertised, bad-feed,
    /// bad-sitemap, topic-mismatch, several-topics.</summary>
    public required string Kind { get; init; }

    public required string Method { get; init; }
    public required string Path { get; init; }

    /// <summary>What exactly; holds no secret.</summary>
    public required string Detail { get; init; }
}
