namespace Distribution.Sandbox.Tests.Instagram;

/// <summary>As much of a JPEG as says how large it is.</summary>
internal static class JpegBytes
{
    /// <param name="length">The whole file's, padded with a comment's bytes behind the frame.</param>
    /// <param name="frame">The frame's marker: C0 is baseline, C2 progressive.</param>
    public static byte[] Of(int width, int height, int length = 0, byte frame = 0xC0)
    {
        byte[] start =
        [
            0xFF, 0xD8,
            0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00,
            0xFF, 0xC4, 0x00, 0x04, 0xFF, 0xC0,
            0xFF, 0xFF, frame, 0x00, 0x0B, 0x08, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 0x01, 0x01, 0x11, 0x00,
            0xFF, 0xD9,
        ];
        return [.. start, .. new byte[Math.Max(0, length - start.Length)]];
    }
}
