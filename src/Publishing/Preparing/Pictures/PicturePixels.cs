using System.Runtime.InteropServices;
using Distribution.Publishing.Formatting;
using SkiaSharp;

namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>
/// The work on pixels. Turning, cutting and laying on white is done in whole numbers, so that the same file gives the same bytes on every
/// processor; only scaling and foreign colour profiles are left to the library's arithmetic.
/// </summary>
internal static class PicturePixels
{
    private static readonly SKSamplingOptions Downwards = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Whether the picture's rows are people's columns.</summary>
    public static bool IsOnItsSide(SKEncodedOrigin origin) =>
        origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    /// <summary>The part that is shown, upright and on white.</summary>
    /// <param name="source">8 bits each of red, green, blue and an alpha that nothing is multiplied with.</param>
    /// <param name="crop">In pixels as people see them.</param>
    public static SKBitmap Cut(SKBitmap source, SKEncodedOrigin origin, PictureCrop crop)
    {
        var cut = new SKBitmap(new SKImageInfo(crop.Width, crop.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var from = MemoryMarshal.Cast<byte, uint>(source.GetPixelSpan());
        var to = MemoryMarshal.Cast<byte, uint>(cut.GetPixelSpan());
        var (start, across, down) = Steps(origin, source.Width, source.Height);
        var isOpaque = source.AlphaType is SKAlphaType.Opaque;
        for (var y = 0; y < crop.Height; y++)
        {
            var at = start + (crop.Left * across) + ((y + crop.Top) * down);
            var row = to.Slice(y * crop.Width, crop.Width);
            for (var x = 0; x < row.Length; x++, at += across)
            {
                row[x] = isOpaque ? from[at] : OnWhite(from[at]);
            }
        }

        return cut;
    }

    /// <summary>The same, smaller.</summary>
    public static SKBitmap Scale(SKBitmap cut, PictureCrop crop)
    {
        var scaled = new SKBitmap(new SKImageInfo(crop.TargetWidth, crop.TargetHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        if (cut.ScalePixels(scaled, Downwards))
        {
            return scaled;
        }

        scaled.Dispose();
        throw new InvalidOperationException("The imaging library did not scale the picture.");
    }

    /// <summary>Where people's first pixel is, and how far it is to the next one across and down. EXIF 2.32, tag 0x0112.</summary>
    private static (int Start, int Across, int Down) Steps(SKEncodedOrigin origin, int width, int height)
    {
        var last = (width * height) - 1;
        var lastRow = width * (height - 1);
        return origin switch
        {
            SKEncodedOrigin.TopRight => (width - 1, -1, width),
            SKEncodedOrigin.BottomRight => (last, -1, -width),
            SKEncodedOrigin.BottomLeft => (lastRow, 1, -width),
            SKEncodedOrigin.LeftTop => (0, width, 1),
            SKEncodedOrigin.RightTop => (lastRow, -width, 1),
            SKEncodedOrigin.RightBottom => (last, -width, -1),
            SKEncodedOrigin.LeftBottom => (width - 1, width, -1),
            _ => (0, 1, width),
        };
    }

    private static uint OnWhite(uint pixel)
    {
        var alpha = pixel >> 24;
        return 0xFF000000u | (Over(pixel >> 16, alpha) << 16) | (Over(pixel >> 8, alpha) << 8) | Over(pixel, alpha);

        static uint Over(uint colour, uint alpha) => (((colour & 0xFF) * alpha) + (0xFF * (0xFF - alpha)) + 0x7F) / 0xFF;
    }
}
