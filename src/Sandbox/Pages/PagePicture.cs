namespace Distribution.Sandbox.Pages;

/// <summary>A post's picture.</summary>
/// <param name="AltText">What those who cannot see it are told; may be empty.</param>
internal sealed record PagePicture(int Width, int Height, string AltText);
