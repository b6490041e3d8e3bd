namespace Distribution.Publishing.Formatting;

/// <summary>Which part of a picture is shown, and how large: cut around the middle, scaled down where it is too large, never up, never stretched.</summary>
public sealed record PictureCrop
{
    /// <summary>What a ratio with a long tail may be off: less than any pixel.</summary>
    private const double Grain = 1e-6;

    /// <summary>Pixels cut off on the left.</summary>
    public required int Left { get; init; }

    /// <summary>Pixels cut off at the top.</summary>
    public required int Top { get; init; }

    /// <summary>Pixels of the original that stay, across.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of the original that stay, down.</summary>
    public required int Height { get; init; }

    /// <summary>Pixels of the result, across.</summary>
    public required int TargetWidth { get; init; }

    /// <summary>Pixels of the result, down.</summary>
    public required int TargetHeight { get; init; }

    /// <summary>Whether pixels are merged; otherwise they are only cut.</summary>
    public bool Scales => (TargetWidth, TargetHeight) != (Width, Height);

    /// <summary>The largest part of a picture the rules allow.</summary>
    /// <param name="width">Pixels, as people see it: turned already.</param>
    /// <param name="height">Pixels.</param>
    public static PictureCrop Around(int width, int height, PictureRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var (cutWidth, cutHeight) = Within(width, height, rules);
        var scale = Math.Min(1, Math.Min((double)rules.MaxWidth / cutWidth, (double)rules.MaxHeight / cutHeight));
        var (targetWidth, targetHeight) = scale < 1 ? Within(Nearest(cutWidth * scale), Nearest(cutHeight * scale), rules) : (cutWidth, cutHeight);
        return new()
        {
            Left = (width - cutWidth) / 2,
            Top = (height - cutHeight) / 2,
            Width = cutWidth,
            Height = cutHeight,
            TargetWidth = targetWidth,
            TargetHeight = targetHeight,
        };
    }

    /// <summary>The edge that is too long is shortened: whole pixels, so that the ratio is met and not only nearly.</summary>
    private static (int Width, int Height) Within(int width, int height, PictureRules rules) =>
        width > height * rules.MaxRatio ? (Whole(height * rules.MaxRatio), height)
        : width < height * rules.MinRatio ? (width, Whole(width / rules.MinRatio))
        : (width, height);

    private static int Nearest(double pixels) => Math.Max(1, (int)Math.Round(pixels, MidpointRounding.AwayFromZero));

    private static int Whole(double pixels) => Math.Max(1, (int)Math.Floor(pixels + Grain));
}
