namespace Distribution.Sandbox.X;

/// <summary>A picture that was uploaded to the stand-in.</summary>
public sealed record XMedia
{
    public required string Id { get; init; }
    public required string UserId { get; init; }
    public required string MediaType { get; init; }
    public required int Bytes { get; init; }

    /// <summary>SHA-256, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required int Width { get; init; }
    public required int Height { get; init; }
    public required string? AltText { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
}
