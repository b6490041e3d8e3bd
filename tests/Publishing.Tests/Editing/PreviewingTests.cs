using Distribution.Publishing.Channels;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Tests.Delivering;
using Distribution.Publishing.Tests.Recording;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Editing;

/// <summary>The picture of a preview: shown as large as it would be, and fetched by nobody.</summary>
public sealed class PreviewingTests
{
    private static readonly ArticleImage Panorama = new(new Uri("https://news.example/panorama.jpg")) { Width = 24_000, Height = 6_000, AltText = "The coast" };

    private readonly ScriptedChannel _channel = new();

    [Fact]
    public void Preview_ClearedPicture_StandsInWithTheSizeItWouldHave() =>
        Assert.Equal(new PostPicture("picture") { Width = 1440, Height = 754, AltText = "The coast" }, Shown(Panorama).Picture);

    [Fact]
    public void Preview_NoPictureToUse_SaysWhy()
    {
        Assert.Equal("The article's picture is not cleared for social networks.", Shown(Panorama with { ClearedForSocial = false }).NoPicture);
        Assert.Equal("The article has no picture.", Shown(image: null).NoPicture);
    }

    private FormatRequest Shown(ArticleImage? image)
    {
        FormatRequest? asked = null;
        _channel.Traits = _channel.Traits with { Picture = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1440, MaxHeight = 1800, MaxBytes = 1, Required = true } };
        _channel.Form = request =>
        {
            asked = request;
            return new FormattedPost.Ready(ScriptedChannel.PostOf(request), Length: 10, Limit: 280);
        };
        var newsroom = new Newsroom
        {
            Publications = [new Publication { Name = "news", Language = "en" }],
            Channels = [new ChannelSettings { Name = Sample.Channel, Network = Sample.Network, Publication = "news" }],
        };
        var previewing = new Previewing(newsroom, PublishingMode.Sandbox, new([_channel]), new FakeTimeProvider(Sample.Start));

        Assert.IsType<PreviewedPost.Applies>(Assert.Single(previewing.Preview(new ReadArticle { Article = Sample.Article() with { Image = image }, Names = [Sample.Name], SourceVersion = 1 })));
        return asked!;
    }
}
