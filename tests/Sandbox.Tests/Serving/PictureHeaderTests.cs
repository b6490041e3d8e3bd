using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Tests.Instagram;

namespace Distribution.Sandbox.Tests.Serving;

public sealed class PictureHeaderTests
{
    [Theory]
    [InlineData(0xC0)]
    [InlineData(0xC2)]
    [InlineData(0xCF)]
    public void Read_AnyFrame_ItsSize(byte frame) => Assert.Equal(new PictureHeader("image/jpeg", 1080, 1350), PictureHeader.Read(JpegBytes.Of(1080, 1350, frame: frame)));

    [Fact]
    public void Read_CutAnywhere_NeverFails()
    {
        var whole = JpegBytes.Of(1080, 1350);

        Assert.All(Enumerable.Range(0, whole.Length), length => _ = PictureHeader.Read(whole.AsSpan(0, length)));
    }

    [Fact]
    public void Read_NoPicture_Null() => Assert.All(
        new[] { "\x89PNG"u8.ToArray(), [], [0xFF, 0xD8, 0xFF, 0xD9], JpegBytes.Of(0, 10) },
        bytes => Assert.Null(PictureHeader.Read(bytes)));
}
