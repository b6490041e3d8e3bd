using Distribution.Publishing.Formatting;
using SkiaSharp;

namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>Fits pictures to a network's rules, one at a time: an open picture may take some hundred megabytes.</summary>
public sealed class PictureFitting : IDisposable
{
    /// <summary>What a picture may have before anybody decodes it; a few bytes can claim any number.</summary>
    internal const long LargestArea = 40_000_000;

    /// <summary>Nothing shorter is a picture: trackers and placeholders are 1 × 1.</summary>
    internal const int ShortestEdge = 50;

    /// <summary>A progressive JPEG has about ten.</summary>
    private const int MostScans = 64;

    /// <summary>The eighths a JPEG can be decoded at without being decoded whole.</summary>
    private const int Eighths = 8;

    private static readonly int[] Qualities = [90, 82, 74, 64, 52, 40];

    private static readonly SKColorSpace Srgb = SKColorSpace.CreateSrgb();

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Fits one; the same file and rules give the same picture.</summary>
    public async Task<FittedPicture> FitAsync(ReadOnlyMemory<byte> file, PictureRules rules, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return Fit(file, rules);
        }
        catch (Exception e) when (e is not OperationCanceledException)    // whatever the library throws at a file from outside is that file's fault, and costs the post nothing but its picture
        {
            return Unusable($"cannot be read ({e.GetType().Name})");
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private static FittedPicture Fit(ReadOnlyMemory<byte> file, PictureRules rules)
    {
        using var data = SKData.CreateCopy(file.Span);
        using var stream = new SKMemoryStream(data);
        using var codec = SKCodec.Create(stream, out var opened);
        return opened is not SKCodecResult.Success ? Unusable("is not one that can be read")
            : Problem(file.Span, codec) is { } problem ? Unusable(problem)
            : Fit(codec, rules);
    }

    private static FittedPicture Fit(SKCodec codec, PictureRules rules)
    {
        var size = DecodedSize(codec, rules);
        using var decoded = new SKBitmap(new SKImageInfo(
            size.Width, size.Height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul, Srgb));
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) is not SKCodecResult.Success)
        {
            return Unusable("is broken or cut off");
        }

        var crop = Crop(size, codec.EncodedOrigin, rules);
        using var cut = PicturePixels.Cut(decoded, codec.EncodedOrigin, crop);
        using var scaled = crop.Scales ? PicturePixels.Scale(cut, crop) : null;
        return Encoded(scaled ?? cut, rules);
    }

    /// <summary>What can be told before a pixel is decoded.</summary>
    private static string? Problem(ReadOnlySpan<byte> file, SKCodec codec)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var isJpeg = codec.EncodedFormat is SKEncodedImageFormat.Jpeg;
        return codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Gif)
                ? "is neither JPEG, PNG, WebP nor GIF"
            : Math.Min(width, height) < ShortestEdge ? $"has only {width} × {height} pixels"
            : (long)width * height > LargestArea ? $"has {width} × {height} pixels, and no more than {LargestArea / 1_000_000} million are opened"
            : codec.FrameCount > 1 ? "is animated"
            : isJpeg && JpegMarkers.Components(file) is 4 ? "has the colours of print (CMYK), which networks show wrongly"
            : isJpeg && JpegMarkers.Scans(file) > MostScans ? "is put together from too many passes"
            : null;
    }

    /// <summary>As small as the file can be decoded without losing a pixel of the result.</summary>
    private static SKSizeI DecodedSize(SKCodec codec, PictureRules rules)
    {
        var whole = Crop(codec.Info.Size, codec.EncodedOrigin, rules);
        for (var eighth = 1; eighth < Eighths && whole.Scales; eighth++)
        {
            var size = codec.GetScaledDimensions((float)eighth / Eighths);
            var smaller = Crop(size, codec.EncodedOrigin, rules);
            if (smaller.Width >= whole.TargetWidth && smaller.Height >= whole.TargetHeight)
            {
                return size;
            }
        }

        return codec.Info.Size;
    }

    private static PictureCrop Crop(SKSizeI size, SKEncodedOrigin origin, PictureRules rules) => PicturePixels.IsOnItsSide(origin)
        ? PictureCrop.Around(size.Height, size.Width, rules)
        : PictureCrop.Around(size.Width, size.Height, rules);

    /// <summary>Of the best quality that is small enough. Without a colour space the file gets no profile: what has none is sRGB to everybody.</summary>
    private static FittedPicture Encoded(SKBitmap picture, PictureRules rules)
    {
        using var pixels = picture.PeekPixels();
        foreach (var quality in Qualities)
        {
            using var jpeg = pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore));
            if (jpeg is { Size: var size } && size <= rules.MaxBytes)
            {
                return new FittedPicture.Fitted(jpeg.ToArray(), picture.Width, picture.Height);
            }
        }

        return Unusable($"cannot be made smaller than {rules.MaxBytes:N0} bytes");
    }

    private static FittedPicture.Unusable Unusable(string what) => new($"The picture {what}.");
}
