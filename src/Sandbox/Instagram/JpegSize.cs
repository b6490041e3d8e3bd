using System.Buffers.Binary;

namespace Distribution.Sandbox.Instagram;

/// <summary>A JPEG's size in pixels, from its frame header. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2</summary>
internal sealed record JpegSize(int Width, int Height)
{
    private const byte Marker = 0xFF;
    private const int FrameHeader = 7;

    /// <returns>Null for anything that is no JPEG, or has no frame.</returns>
    public static JpegSize? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [Marker, 0xD8, Marker, ..])
        {
            return null;
        }

        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == Marker)
        {
            var kind = bytes[at + 1];
            if (kind == Marker)
            {
                // A marker may be preceded by any number of fill bytes.
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (StartsFrame(kind))
            {
                return at + 2 + FrameHeader <= bytes.Length ? Of(bytes[(at + 5)..]) : null;
            }

            at += 2 + length;
        }

        return null;
    }

    // C4, C8 and CC lie among the frames and begin none: tables, an extension, conditioning.
    private static bool StartsFrame(byte kind) => kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static JpegSize? Of(ReadOnlySpan<byte> size)
    {
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(size), BinaryPrimitives.ReadUInt16BigEndian(size[2..]));
        return width > 0 && height > 0 ? new JpegSize(width, height) : null;
    }
}
