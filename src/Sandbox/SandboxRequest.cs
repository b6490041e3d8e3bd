namespace Distribution.Sandbox;

/// <summary>A line of the request log. It is written before the answer leaves, so whoever has an answer finds the line.</summary>
public sealed record SandboxRequest
{
    public required string Network { get; init; }
    public required DateTimeOffset Begun { get; init; }

    /// <summary>When the end was decided: the answer, or the fault that took its place.</summary>
    public required DateTimeOffset Answered { get; init; }

    public required string Method { get; init; }

    /// <summary>With the query.</summary>
    public required string Path { get; init; }

    /// <summary>What processing came to, whether or not the caller saw it; null when nothing was processed.</summary>
    public required int? Status { get; init; }

    /// <summary>The text of the rule that fired.</summary>
    public required string? Fault { get; init; }
}
