namespace Distribution.Sandbox.X.Posting;

/// <param name="Path">Where, from <c>$</c>.</param>
/// <param name="Message">What the answer says.</param>
/// <param name="Value">What stood there.</param>
internal sealed record ShapeProblem(string Path, string Message, string Value)
{
    /// <summary>The member is not in X's schema at all.</summary>
    public bool Unknown { get; init; }
}
