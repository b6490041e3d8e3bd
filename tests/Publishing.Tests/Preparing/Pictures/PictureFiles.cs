using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Distribution.Publishing.Tests.Preparing.Pictures;

/// <summary>Picture files of every kind a newsroom may serve, made on the spot.</summary>
internal static class PictureFiles
{
    public static readonly SKColor Red = new(0xD0, 0x30, 0x30);
    public static readonly SKColor Green = new(0x30, 0xA0, 0x40);
    public static readonly SKColor Blue = new(0x30, 0x50, 0xC0);
    public static readonly SKColor Sand = new(0xE0, 0xD0, 0x90);

    /// <summary>Four quarters: red and green above, blue and sand below.</summary>
    public static SKBitmap Quarters(int width, int height, SKColorSpace? space = null, SKColorType type = SKColorType.Rgba8888)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, type, type is SKColorType.Gray8 ? SKAlphaType.Opaque : SKAlphaType.Premul, space ?? SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        foreach (var (index, colour) in ((SKColor[])[Red, Green, Blue, Sand]).Index())
        {
            paint.Color = colour;
            canvas.DrawRect(index % 2 * width / 2, index / 2 * height / 2, (width + 1) / 2, (height + 1) / 2, paint);
        }

        return bitmap;
    }

    public static byte[] Jpeg(int width, int height, int quality = 95) => Encode(Quarters(width, height), SKEncodedImageFormat.Jpeg, quality);

    public static byte[] Png(int width, int height) => Encode(Quarters(width, height), SKEncodedImageFormat.Png);

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format, int quality = 95)
    {
        using (bitmap)
        {
            using var data = bitmap.Encode(format, quality);
            return data!.ToArray();
        }
    }

    /// <summary>What a person sees at a place of the picture, given as a share of its width and height.</summary>
    public static SKColor ColourAt(ReadOnlyMemory<byte> jpeg, double across, double down)
    {
        using var bitmap = SKBitmap.Decode(jpeg.Span)!;
        return bitmap.GetPixel((int)(bitmap.Width * across), (int)(bitmap.Height * down));
    }

    /// <summary>The same file with an EXIF block that says how the camera was held. EXIF 2.32, tag 0x0112.</summary>
    public static byte[] Turned(byte[] jpeg, byte orientation)
    {
        byte[] exif = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>The same file, claiming to be of another size.</summary>
    public static byte[] Claiming(byte[] jpeg, ushort width, ushort height)
    {
        byte[] changed = [.. jpeg];
        var frame = Segment(jpeg, 0xC0);
        BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(frame + 7), width);
        return changed;
    }

    /// <summary>The same file with a fourth component in its frame and scan, as print has.</summary>
    public static byte[] InPrintColours(byte[] jpeg)
    {
        var (frame, scan) = (Segment(jpeg, 0xC0), Segment(jpeg, 0xDA));
        return
        [
            .. jpeg[..frame], 0xFF, 0xC0, 0, 20, .. jpeg[(frame + 4)..(frame + 9)], 4, .. jpeg[(frame + 10)..(frame + 19)], 4, 0x11, 0,
            .. jpeg[(frame + 19)..scan], 0xFF, 0xDA, 0, 14, 4, .. jpeg[(scan + 5)..(scan + 11)], 4, 0, .. jpeg[(scan + 11)..],
        ];
    }

    /// <summary>The kinds of the markers before the first scan.</summary>
    public static IEnumerable<byte> Markers(byte[] jpeg)
    {
        for (var at = 2; jpeg[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            yield return jpeg[at + 1];
        }
    }

    public static byte[] Gif(int frames)
    {
        byte[] frame = [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        return [.. "GIF89a"u8, 60, 0, 60, 0, 0x80, 0, 0, 0xD0, 0x30, 0x30, 0xFF, 0xFF, 0xFF, .. Enumerable.Repeat(frame, frames).SelectMany(bytes => bytes), 0x3B];
    }

    public static byte[] AnimatedWebp()
    {
        const byte Last = 63;    // the width and height, less one
        var file = Encode(Quarters(Last + 1, Last + 1), SKEncodedImageFormat.Webp, 80);
        var still = file[file.AsSpan().IndexOf("VP8 "u8)..];    // without the colour profile before it
        var frame = Chunk("ANMF", [0, 0, 0, 0, 0, 0, Last, 0, 0, Last, 0, 0, 100, 0, 0, 0, .. still]);
        byte[] body = [.. "WEBP"u8, .. Chunk("VP8X", [2, 0, 0, 0, Last, 0, 0, Last, 0, 0]), .. Chunk("ANIM", [0, 0, 0, 0, 0, 0]), .. frame, .. frame];
        return Chunk("RIFF", body);
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. length, .. body, .. body.Length % 2 == 0 ? Array.Empty<byte>() : [0]];
    }

    private static int Segment(byte[] jpeg, byte kind)
    {
        for (var at = 2; ; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
        {
            if (jpeg[at + 1] == kind)
            {
                return at;
            }
        }
    }
}
