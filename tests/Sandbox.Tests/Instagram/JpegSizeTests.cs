using Distribution.Sandbox.Instagram;

namespace Distribution.Sandbox.Tests.Instagram;

public sealed class JpegSizeTests
{
    [Theory]
    [InlineData(0xC0)]
    [InlineData(0xC2)]
    [InlineData(0xCF)]
    public void Read_AnyFrame_ItsSize(byte frame) => Assert.Equal(new JpegSize(1080, 1350), JpegSize.Read(JpegBytes.Of(1080, 1350, frame: frame)));

    [Fact]
    public void Read_CutAnywhere_NeverFails()
    {
        var whole = JpegBytes.Of(1080, 1350);

        Assert.All(Enumerable.Range(0, whole.Length), length => _ = JpegSize.Read(whole.AsSpan(0, length)));
    }

    [Fact]
    public void Read_NoJpeg_Null() => Assert.All(
        new[] { "\x89PNG"u8.ToArray(), [], [0xFF, 0xD8, 0xFF, 0xD9], JpegBytes.Of(0, 10) },
        bytes => Assert.Null(JpegSize.Read(bytes)));
}
