namespace Distribution.Sandbox.X;

/// <summary>A link of a stored post.</summary>
/// <param name="Shortened">Its t.co form, as it stands in the stored text.</param>
/// <param name="Expanded">Where it leads.</param>
/// <param name="Displayed">What a reader sees.</param>
/// <param name="Start">Its place in the stored text, in code points.</param>
/// <param name="End">One past its last code point.</param>
public sealed record XLink(string Shortened, string Expanded, string Displayed, int Start, int End);
