using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class PictureStandInTests
{
    private static readonly PictureRules Rules = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1440, MaxHeight = 1800, MaxBytes = 8_000_000 };
    private static readonly ArticleImage Image = new(new Uri("https://news.example/1.jpg")) { Width = 24_000, Height = 6_000, AltText = "A tram" };

    [Fact]
    public void Of_DeclaredSize_IsWhatWouldBeFitted() =>
        Assert.Equal(new PostPicture("picture") { Width = 1440, Height = 754, AltText = "A tram" }, PictureStandIn.Of(Image, Rules));

    [Fact]
    public void Of_NoDeclaredSize_IsTheLargestAllowed() =>
        Assert.Equal(new PostPicture("picture") { Width = 1440, Height = 1800, AltText = "A tram" }, PictureStandIn.Of(Image with { Width = null }, Rules));

    [Fact]
    public void Of_NoneToUse_Null()
    {
        Assert.Null(PictureStandIn.Of(Image, rules: null));
        Assert.Null(PictureStandIn.Of(image: null, Rules));
        Assert.Null(PictureStandIn.Of(Image with { ClearedForSocial = false }, Rules));
    }

    [Fact]
    public void WhyNone_EveryImage_SaysWhy()
    {
        Assert.Equal("The article has no picture.", PictureStandIn.WhyNone(null));
        Assert.Equal("The article's picture is not cleared for social networks.", PictureStandIn.WhyNone(Image with { ClearedForSocial = false }));
        Assert.Null(PictureStandIn.WhyNone(Image));
    }
}
