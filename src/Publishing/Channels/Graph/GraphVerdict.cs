namespace Distribution.Publishing.Channels.Graph;

/// <summary>How an answer of the Graph API is read.</summary>
/// <param name="Reason">One sentence for a person: what, and what to do.</param>
/// <param name="RawCode">The network's own words: status, code/subcode, message; at most 300 characters and without a token.</param>
internal sealed record GraphVerdict(GraphClass Class, string Reason, string RawCode)
{
    /// <summary>When the next call may be made, for <see cref="GraphClass.Throttle"/>; else null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the network said; null when the body is no error of its.</summary>
    public GraphError? Error { get; init; }
}
