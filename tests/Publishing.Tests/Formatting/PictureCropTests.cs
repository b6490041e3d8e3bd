using CsCheck;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class PictureCropTests
{
    private static readonly PictureRules Portrait = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1440, MaxHeight = 1800, MaxBytes = 8_000_000 };

    private static readonly Gen<PictureRules> Rules =
        from minimum in Gen.Double[0.3, 1.2]
        from span in Gen.Double[0.1, 3]
        from width in Gen.Int[100, 4_000]
        from height in Gen.Int[100, 4_000]
        select new PictureRules { MinRatio = minimum, MaxRatio = minimum + span, MaxWidth = width, MaxHeight = height, MaxBytes = 1 };

    [Theory]
    [InlineData(1200, 675, 0, 0, 1200, 675, 1200, 675)]
    [InlineData(1080, 1350, 0, 0, 1080, 1350, 1080, 1350)]
    [InlineData(1440, 360, 376, 0, 687, 360, 687, 360)]
    [InlineData(1000, 2000, 0, 375, 1000, 1250, 1000, 1250)]
    [InlineData(6000, 4000, 0, 0, 6000, 4000, 1440, 960)]
    [InlineData(24000, 6000, 6270, 0, 11460, 6000, 1440, 754)]
    public void Around_Picture_IsCutAroundTheMiddleAndOnlyScaledDown(
        int width, int height, int left, int top, int cutWidth, int cutHeight, int targetWidth, int targetHeight) => Assert.Equal(
        new PictureCrop { Left = left, Top = top, Width = cutWidth, Height = cutHeight, TargetWidth = targetWidth, TargetHeight = targetHeight },
        PictureCrop.Around(width, height, Portrait));

    [Fact]
    public void Around_AnyPicture_IsWithinTheRulesAndInsideTheOriginal() =>
        Gen.Select(Gen.Int[50, 30_000], Gen.Int[50, 30_000], Rules).Sample((width, height, rules) =>
        {
            var crop = PictureCrop.Around(width, height, rules);

            Assert.InRange(crop.Left, 0, width - crop.Width);
            Assert.InRange(crop.Top, 0, height - crop.Height);
            Assert.InRange(width - crop.Width - (2 * crop.Left), 0, 1);
            Assert.InRange(height - crop.Height - (2 * crop.Top), 0, 1);
            Assert.InRange(crop.TargetWidth, 1, Math.Min(crop.Width, rules.MaxWidth));
            Assert.InRange(crop.TargetHeight, 1, Math.Min(crop.Height, rules.MaxHeight));
        });

    [Fact]
    public void Around_AnyPicture_HasAnAllowedRatioAndIsNotStretchedByAPixel() =>
        Gen.Select(Gen.Int[50, 30_000], Gen.Int[50, 30_000], Rules).Sample((width, height, rules) =>
        {
            var crop = PictureCrop.Around(width, height, rules);
            var scale = Math.Max((double)crop.TargetWidth / crop.Width, (double)crop.TargetHeight / crop.Height);

            // A pixel is all that rounding may cost; of a picture of few pixels it is a larger share.
            var pixel = 1.0 / Math.Min(crop.TargetWidth, crop.TargetHeight);
            Assert.InRange((double)crop.TargetWidth / crop.TargetHeight, rules.MinRatio - 1e-6, rules.MaxRatio * (1 + pixel));
            Assert.InRange(crop.Width * scale, crop.TargetWidth - 1e-6, crop.TargetWidth + 1 + Math.Max(1, rules.MaxRatio));
            Assert.InRange(crop.Height * scale, crop.TargetHeight - 1e-6, crop.TargetHeight + 1 + Math.Max(1, 1 / rules.MinRatio));
        });

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, -1)]
    public void Around_NoPixels_Throws(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureCrop.Around(width, height, Portrait));
}
