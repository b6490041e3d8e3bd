namespace Distribution.Sandbox.Pages;

/// <summary>A run of a post's text.</summary>
/// <param name="Shown">What the reader sees.</param>
/// <param name="Link">Where it leads, if it is a link.</param>
internal sealed record PageText(string Shown, string? Link);
