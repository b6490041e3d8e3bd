using SkiaSharp;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>An article's picture: small, as the run is not about pictures, and another one for each article.</summary>
internal static class RunPicture
{
    private const int Width = 640;
    private const int Height = 400;
    private const int Quality = 80;

    public static byte[] Draw(int number)
    {
        using var bitmap = new SKBitmap(Width, Height);
        bitmap.Erase(SKColor.FromHsl(number % 360, 60, 30 + (number / 360 * 5 % 40)));
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }
}
