namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>What became of fitting a picture to a network's rules. The set is closed.</summary>
public abstract record FittedPicture
{
    private FittedPicture() { }

    /// <summary>A JPEG in sRGB that says nothing but what it shows: no place, no camera, no thumbnail.</summary>
    /// <param name="Jpeg">The file, whole.</param>
    /// <param name="Width">Pixels.</param>
    /// <param name="Height">Pixels.</param>
    public sealed record Fitted(ReadOnlyMemory<byte> Jpeg, int Width, int Height) : FittedPicture;

    /// <summary>It cannot be used, today or later.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record Unusable(string Reason) : FittedPicture;
}
