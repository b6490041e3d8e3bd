namespace Distribution.Sandbox.Instagram;

/// <summary>A picture as it was fetched.</summary>
public sealed record InstagramPicture
{
    /// <summary>In pixels.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How many.</summary>
    public required int Bytes { get; init; }

    /// <summary>Of the bytes: 64 hexadecimal digits, lower case.</summary>
    public required string Sha256 { get; init; }
}
