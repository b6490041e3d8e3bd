namespace Distribution.Publishing.Formatting;

/// <summary>What a network asks of a picture. It is fitted by cropping around the middle and scaling down, never by stretching.</summary>
public sealed record PictureRules
{
    /// <summary>The narrowest it may be: width by height, 0.8 for 4:5.</summary>
    public required double MinRatio { get; init; }

    /// <summary>The widest it may be: width by height, 1.91 for 1.91:1.</summary>
    public required double MaxRatio { get; init; }

    /// <summary>Pixels; a wider one is scaled down.</summary>
    public required int MaxWidth { get; init; }

    /// <summary>Pixels; a higher one is scaled down.</summary>
    public required int MaxHeight { get; init; }

    /// <summary>Bytes of the JPEG.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>Whether the network takes no post without one.</summary>
    public bool Required { get; init; }
}
