namespace Distribution.Sandbox.Pages;

/// <summary>A link shared with a post.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Title">What the network read there, if it looked.</param>
internal sealed record PagePreview(string Address, string? Title);
