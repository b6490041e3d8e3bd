namespace Distribution.Sandbox.X.Text;

/// <summary>A place in a text, in UTF-16 units.</summary>
internal readonly record struct FoundUrl(int Start, int End);
