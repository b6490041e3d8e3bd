namespace Distribution.Sandbox.X.Posting;

/// <summary>Which posts of a timeline.</summary>
/// <param name="After">Ids above this.</param>
/// <param name="Before">Ids below this.</param>
/// <param name="From">Created then or later.</param>
/// <param name="To">Created before.</param>
/// <param name="Replies">Replies too.</param>
internal sealed record PostRange(long After, long Before, DateTimeOffset From, DateTimeOffset To, bool Replies);
