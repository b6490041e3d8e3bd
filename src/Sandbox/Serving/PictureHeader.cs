using System.Buffers.Binary;

namespace Distribution.Sandbox.Serving;

/// <summary>What a picture's first bytes say of it.</summary>
/// <param name="MediaType">Such as <c>image/jpeg</c>.</param>
/// <param name="Width">Pixels; 0 where the header was not read that far.</param>
/// <param name="Height">Pixels; likewise.</param>
internal sealed record PictureHeader(string MediaType, int Width, int Height)
{
    public const string Jpeg = "image/jpeg";

    private const byte Marker = 0xFF;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    /// <summary>Null for what is no JPEG, PNG, GIF or WebP.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => OfJpeg(bytes),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when bytes.Length >= 24 =>
            new("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] when bytes.Length >= 10 =>
            new("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => new("image/webp", 0, 0),
        _ => null,
    };

    /// <summary>
    /// From segment to segment until the frame's own, which has the size (<see href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf"/>, B.2.2). C4, C8 and CC
    /// lie among the frames and begin none; a marker may be preceded by any number of fill bytes; a frame without an extent is no picture.
    /// </summary>
    private static PictureHeader? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == Marker;)
        {
            var kind = bytes[at + 1];
            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]));
                return width > 0 && height > 0 ? new(Jpeg, width, height) : null;
            }

            if (kind is StartOfScan or EndOfImage)
            {
                return null;
            }

            at += kind is Marker ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }
}
