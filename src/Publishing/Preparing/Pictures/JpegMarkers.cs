using System.Buffers.Binary;

namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>What a JPEG says of itself in its markers, without decoding it. ITU-T T.81, annex B.</summary>
internal static class JpegMarkers
{
    private const byte Mark = 0xFF;
    private const byte StartOfScan = 0xDA;

    /// <summary>Length, precision, height and width come before the number of components.</summary>
    private const int ComponentsAt = 9;

    /// <summary>Colours per pixel: 1 is grey, 3 colour, 4 made for print; null when no frame is found.</summary>
    public static int? Components(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + ComponentsAt < jpeg.Length && jpeg[at] == Mark;)
        {
            var kind = jpeg[at + 1];
            if (IsFrame(kind))
            {
                return jpeg[at + ComponentsAt];
            }

            if (kind == StartOfScan)
            {
                return null;
            }

            // A marker may be led by any number of fill bytes.
            at += kind == Mark ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }

        return null;
    }

    /// <summary>How often the whole picture is gone over, thumbnails included: pixels are cheap to claim there.</summary>
    public static int Scans(ReadOnlySpan<byte> jpeg) => jpeg.Count([Mark, StartOfScan]);

    /// <summary>C4, C8 and CC are in the range of the frames and are none.</summary>
    private static bool IsFrame(byte kind) => kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
