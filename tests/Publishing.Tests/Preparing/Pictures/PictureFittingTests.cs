using Distribution.Publishing.Formatting;
using Distribution.Publishing.Preparing.Pictures;
using SkiaSharp;

namespace Distribution.Publishing.Tests.Preparing.Pictures;

public sealed class PictureFittingTests : IDisposable
{
    private static readonly PictureRules Rules = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1440, MaxHeight = 1800, MaxBytes = 1_000_000 };

    private readonly PictureFitting _fitting = new();

    public static TheoryData<string, byte[], string> Unusable { get; } = new()
    {
        { "no picture", "<!doctype html><p>Not found"u8.ToArray(), "The picture is not one that can be read." },
        { "nothing", [], "The picture is not one that can be read." },
        { "an SVG", """<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>"""u8.ToArray(), "The picture is not one that can be read." },
        { "a tracker", PictureFiles.Png(1, 1), "The picture has only 1 × 1 pixels." },
        { "a strip", PictureFiles.Png(900, 49), "The picture has only 900 × 49 pixels." },
        { "an animated GIF", PictureFiles.Gif(frames: 2), "The picture is animated." },
        { "an animated WebP", PictureFiles.AnimatedWebp(), "The picture is animated." },
        { "print colours", PictureFiles.InPrintColours(PictureFiles.Jpeg(60, 60)), "The picture has the colours of print (CMYK), which networks show wrongly." },
        { "a bomb", PictureFiles.Claiming(PictureFiles.Jpeg(60, 60), 60_000, 60_000), "The picture has 60000 × 60000 pixels, and no more than 40 million are opened." },
        { "cut off", PictureFiles.Jpeg(600, 600)[..2_000], "The picture is broken or cut off." },
        { "cut off in its head", PictureFiles.Jpeg(600, 600)[..40], "The picture is not one that can be read." },
        { "many passes", [.. PictureFiles.Jpeg(60, 60)[..^2], .. ManyPasses, 0xFF, 0xD9], "The picture is put together from too many passes." },
        { "many passes and no end", [.. PictureFiles.Jpeg(60, 60)[..^2], .. ManyPasses], "The picture is put together from too many passes." },
        { "print colours after a stray byte", Strayed(PictureFiles.InPrintColours(PictureFiles.Jpeg(60, 60))), "The picture has the colours of print (CMYK), which networks show wrongly." },
    };

    private static IEnumerable<byte> ManyPasses => Enumerable.Repeat<byte[]>([0xFF, 0xDA], 70).SelectMany(static scan => scan);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fitting.Dispose();

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task FitAsync_UnusableFile_SaysWhy(string kind, byte[] file, string reason) =>
        Assert.Equal((kind, new FittedPicture.Unusable(reason)), (kind, await _fitting.FitAsync(file, Rules, Cancellation)));

    [Theory]
    [InlineData(1200, 675, 1200, 675)]
    [InlineData(1440, 360, 687, 360)]
    [InlineData(1000, 2000, 1000, 1250)]
    [InlineData(3000, 2000, 1440, 960)]
    [InlineData(1500, 1000, 1440, 960)]
    [InlineData(2000, 6000, 1440, 1800)]
    public async Task FitAsync_AnySize_IsCutAroundTheMiddleAndNeverStretched(int width, int height, int fittedWidth, int fittedHeight)
    {
        var fitted = await FittedAsync(PictureFiles.Jpeg(width, height));

        Assert.Equal((fittedWidth, fittedHeight), (fitted.Width, fitted.Height));
        using var decoded = SKBitmap.Decode(fitted.Jpeg.Span);
        Assert.Equal((fittedWidth, fittedHeight), (decoded.Width, decoded.Height));
        ShowsQuarters(fitted.Jpeg, PictureFiles.Red, PictureFiles.Green, PictureFiles.Blue, PictureFiles.Sand);
    }

    [Fact]
    public async Task FitAsync_LargestPicture_IsOpened()
    {
        var fitted = await FittedAsync(PictureFiles.Jpeg(8_000, 5_000, quality: 60));

        Assert.Equal((1440, 900), (fitted.Width, fitted.Height));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task FitAsync_TurnedCamera_IsUpright(byte orientation)
    {
        var (red, green, blue, sand) = (PictureFiles.Red, PictureFiles.Green, PictureFiles.Blue, PictureFiles.Sand);
        SKColor[] seen = orientation switch
        {
            1 => [red, green, blue, sand],
            2 => [green, red, sand, blue],
            3 => [sand, blue, green, red],
            4 => [blue, sand, red, green],
            5 => [red, blue, green, sand],
            6 => [blue, red, sand, green],
            7 => [sand, green, blue, red],
            _ => [green, sand, red, blue],
        };

        var fitted = await FittedAsync(PictureFiles.Turned(PictureFiles.Jpeg(1000, 750), orientation));

        Assert.Equal(orientation < 5 ? (1000, 750) : (750, 937), (fitted.Width, fitted.Height));
        ShowsQuarters(fitted.Jpeg, seen[0], seen[1], seen[2], seen[3]);
    }

    [Fact]
    public async Task FitAsync_Metadata_IsGone()
    {
        var fitted = await FittedAsync(PictureFiles.Turned(PictureFiles.Jpeg(600, 600), orientation: 3));

        // APP0 is JFIF's own head; then tables and the frame.
        Assert.Equal([0xE0, 0xDB, 0xC0, 0xC4], PictureFiles.Markers(fitted.Jpeg.ToArray()).Distinct());
    }

    [Fact]
    public async Task FitAsync_Transparent_IsOnWhite()
    {
        var bitmap = new SKBitmap(new SKImageInfo(200, 200, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(SKColors.Transparent);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var half = new SKPaint { Color = new SKColor(0, 0, 0, 128) };
            canvas.DrawRect(100, 0, 100, 200, half);
        }

        var fitted = await FittedAsync(PictureFiles.Encode(bitmap, SKEncodedImageFormat.Png));

        Near(SKColors.White, PictureFiles.ColourAt(fitted.Jpeg, 0.25, 0.5));
        Near(new SKColor(127, 127, 127), PictureFiles.ColourAt(fitted.Jpeg, 0.75, 0.5));
    }

    [Fact]
    public async Task FitAsync_ForeignColours_AreTheSameInSrgb()
    {
        using var wide = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);

        var fitted = await FittedAsync(PictureFiles.Encode(PictureFiles.Quarters(400, 400, wide), SKEncodedImageFormat.Png));

        ShowsQuarters(fitted.Jpeg, PictureFiles.Red, PictureFiles.Green, PictureFiles.Blue, PictureFiles.Sand);
    }

    [Fact]
    public async Task FitAsync_GreyOrStillGifOrWebp_IsFitted()
    {
        var grey = await FittedAsync(PictureFiles.Encode(PictureFiles.Quarters(300, 300, type: SKColorType.Gray8), SKEncodedImageFormat.Jpeg));
        var seen = PictureFiles.ColourAt(grey.Jpeg, 0.25, 0.25);
        Assert.True(seen.Red == seen.Green && seen.Green == seen.Blue, seen.ToString());
        Assert.Equal((60, 60), await SizeAsync(PictureFiles.Gif(frames: 1)));
        Assert.Equal((300, 200), await SizeAsync(PictureFiles.Encode(PictureFiles.Quarters(300, 200), SKEncodedImageFormat.Webp)));
    }

    [Fact]
    public async Task FitAsync_SameFile_SameBytes()
    {
        var file = PictureFiles.Jpeg(1440, 360);

        Assert.Equal((await FittedAsync(file)).Jpeg.ToArray(), (await FittedAsync(file)).Jpeg.ToArray());
    }

    /// <summary>Telephones put the film of a moving picture behind it: what follows the end is none of the picture.</summary>
    [Fact]
    public async Task FitAsync_FilmBehindThePicture_IsFittedWithoutIt()
    {
        var still = PictureFiles.Jpeg(600, 600);

        Assert.Equal(
            Assert.IsType<FittedPicture.Fitted>(await _fitting.FitAsync(still, Rules, Cancellation)).Jpeg.ToArray(),
            Assert.IsType<FittedPicture.Fitted>(await _fitting.FitAsync((byte[])[.. still, .. ManyPasses], Rules, Cancellation)).Jpeg.ToArray());
    }

    [Fact]
    public async Task FitAsync_TooManyBytes_LosesQualityAndThenGivesUp()
    {
        var file = PictureFiles.Encode(Noise(400, 400), SKEncodedImageFormat.Png);
        var best = await FittedAsync(file);

        var smaller = Assert.IsType<FittedPicture.Fitted>(await _fitting.FitAsync(file, Rules with { MaxBytes = best.Jpeg.Length - 1 }, Cancellation));

        Assert.InRange(smaller.Jpeg.Length, 1, best.Jpeg.Length - 1);
        Assert.Equal((400, 400), (smaller.Width, smaller.Height));
        Assert.Equal(
            new FittedPicture.Unusable("The picture cannot be made smaller than 2,000 bytes."),
            await _fitting.FitAsync(file, Rules with { MaxBytes = 2_000 }, Cancellation));
    }

    [Fact]
    public async Task FitAsync_DamagedAnywhere_IsAnOutcomeAndNeverAnException()
    {
        var chance = new Random(4);
        byte[][] files = [PictureFiles.Jpeg(120, 90), PictureFiles.Png(120, 90), PictureFiles.Gif(2), PictureFiles.AnimatedWebp()];
        for (var round = 0; round < 400; round++)
        {
            byte[] damaged = [.. files[round % files.Length]];
            for (var wounds = chance.Next(1, 6); wounds > 0; wounds--)
            {
                damaged[chance.Next(damaged.Length)] = (byte)chance.Next(256);
            }

            Assert.NotNull(await _fitting.FitAsync(damaged.AsMemory(0, chance.Next(damaged.Length)), Rules, Cancellation));
            Assert.NotNull(await _fitting.FitAsync(damaged, Rules, Cancellation));
        }
    }

    /// <summary>With a byte between two segments, which decoders step over.</summary>
    private static byte[] Strayed(byte[] jpeg) => [.. jpeg[..2], .. jpeg[2..(4 + ((jpeg[4] << 8) | jpeg[5]))], 0x20, .. jpeg[(4 + ((jpeg[4] << 8) | jpeg[5]))..]];

    private static SKBitmap Noise(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        new Random(1).NextBytes(bitmap.GetPixelSpan());
        return bitmap;
    }

    private static void ShowsQuarters(ReadOnlyMemory<byte> jpeg, SKColor first, SKColor second, SKColor third, SKColor fourth)
    {
        Near(first, PictureFiles.ColourAt(jpeg, 0.25, 0.25));
        Near(second, PictureFiles.ColourAt(jpeg, 0.75, 0.25));
        Near(third, PictureFiles.ColourAt(jpeg, 0.25, 0.75));
        Near(fourth, PictureFiles.ColourAt(jpeg, 0.75, 0.75));
    }

    /// <summary>JPEG keeps no colour exactly.</summary>
    private static void Near(SKColor expected, SKColor actual) => Assert.True(
        Math.Abs(expected.Red - actual.Red) <= 4 && Math.Abs(expected.Green - actual.Green) <= 4 && Math.Abs(expected.Blue - actual.Blue) <= 4,
        $"{actual} instead of {expected}");

    private async Task<FittedPicture.Fitted> FittedAsync(byte[] file) => Assert.IsType<FittedPicture.Fitted>(await _fitting.FitAsync(file, Rules, Cancellation));

    private async Task<(int Width, int Height)> SizeAsync(byte[] file) => await FittedAsync(file) is var fitted ? (fitted.Width, fitted.Height) : default;
}
