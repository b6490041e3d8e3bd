using System.Globalization;

namespace Distribution.Publishing;

/// <summary>Why an article is being sent: its publication, a publication after a withdrawal, or one repost. Never its revision.</summary>
/// <param name="Value">As it stands in keys: <c>publication</c>, <c>publication-2</c>, <c>repost-…</c>.</param>
public sealed record Occasion(string Value)
{
    private const string RepostPrefix = "repost-";

    /// <summary>The article going live for the first time.</summary>
    public static Occasion Publication { get; } = new("publication");

    /// <summary>Whether a person asked for it; such a post is exempt from "useless after".</summary>
    public bool IsByHand => Value.StartsWith(RepostPrefix, StringComparison.Ordinal);

    /// <summary>The publication numbered so, counting from one; the second and later ones follow a completed withdrawal.</summary>
    public static Occasion PublicationNumber(int number) =>
        number <= 1 ? Publication : new("publication-" + number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A repost; the request's own id makes a double click one post.</summary>
    public static Occasion Repost(string requestId) => new(RepostPrefix + requestId);

    /// <inheritdoc />
    public override string ToString() => Value;
}
