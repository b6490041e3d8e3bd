namespace Distribution.Sandbox.Graph;

/// <summary>A field asked for.</summary>
/// <param name="Inside">What of it; empty is all there is.</param>
internal sealed record GraphField(string Name, IReadOnlyList<GraphField> Inside);
