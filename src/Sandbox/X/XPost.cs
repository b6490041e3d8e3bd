using Distribution.Sandbox.X.Text;

namespace Distribution.Sandbox.X;

/// <summary>A post the stand-in holds.</summary>
public sealed record XPost
{
    public required string Id { get; init; }
    public required string UserId { get; init; }

    /// <summary>The text of the request, byte for byte.</summary>
    public required string Submitted { get; init; }

    /// <summary>The text's length as X counts it.</summary>
    public int Length => new WeightedText(Submitted).Length;

    /// <summary>The text as X gives it back: t.co links, and &amp; &lt; &gt; escaped.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<XLink> Links { get; init; }
    /// <summary>Attached uploads, by their ids.</summary>
    public IReadOnlyList<string> MediaIds { get; init; } = [];

    public required string? InReplyTo { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when readers and timelines see it.</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    public required DateTimeOffset? DeletedAt { get; init; }
}
