using System.Buffers.Binary;

namespace Distribution.Publishing.Preparing.Pictures;

/// <summary>What a JPEG says of itself in its markers, without decoding it. ITU-T T.81, annex B.</summary>
internal static class JpegMarkers
{
    private const byte Mark = 0xFF;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>Length, precision, height and width come before the number of components.</summary>
    private const int ComponentsAt = 9;

    /// <summary>Colours per pixel: 1 is grey, 3 colour, 4 made for print; null when no frame is found.</summary>
    public static int? Components(ReadOnlySpan<byte> jpeg)
    {
        for (var at = Next(jpeg, 2); at + ComponentsAt < jpeg.Length && jpeg[at + 1] is not (StartOfScan or EndOfImage); at = Next(jpeg, After(jpeg, at)))
        {
            if (IsFrame(jpeg[at + 1]))
            {
                return jpeg[at + ComponentsAt];
            }
        }

        return null;
    }

    /// <summary>How often the picture is gone over: pixels are cheap to claim there. What follows its end, such as a film, nobody decodes.</summary>
    public static int Scans(ReadOnlySpan<byte> jpeg)
    {
        var scans = 0;
        for (var at = Next(jpeg, 2); at < jpeg.Length && jpeg[at + 1] is not EndOfImage; at = Next(jpeg, After(jpeg, at)))
        {
            scans += jpeg[at + 1] is StartOfScan ? 1 : 0;
        }

        return scans;
    }

    /// <summary>The next marker, found as decoders find it: any bytes between two are stepped over, and FF 00 within a scan is none. The length when there is none.</summary>
    private static int Next(ReadOnlySpan<byte> jpeg, int from)
    {
        for (var at = from; at + 1 < jpeg.Length; at++)
        {
            if (jpeg[at] == Mark && jpeg[at + 1] is not (0 or Mark))
            {
                return at;
            }
        }

        return jpeg.Length;
    }

    /// <summary>Behind the marker and what belongs to it. The data of a scan is looked through like what lies between two markers.</summary>
    private static int After(ReadOnlySpan<byte> jpeg, int at) =>
        at + 2 + (StandsAlone(jpeg[at + 1]) || at + 4 > jpeg.Length ? 0 : BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]));

    /// <summary>Those without a length, and the scan: a false length of it must hide no other.</summary>
    private static bool StandsAlone(byte kind) => kind is StartOfScan or 0x01 or (>= 0xD0 and <= 0xD8);

    /// <summary>C4, C8 and CC are in the range of the frames and are none.</summary>
    private static bool IsFrame(byte kind) => kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
