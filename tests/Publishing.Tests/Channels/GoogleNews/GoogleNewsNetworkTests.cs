using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.GoogleNews;
using Distribution.Publishing.Syndicating;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

public sealed class GoogleNewsNetworkTests
{
    private readonly GoogleNewsNetwork _network = new();

    [Theory]
    [InlineData(null)]
    [InlineData("""{ "property": "sc-domain:news.example.com" }""")]
    [InlineData("""{ "property": "https://news.example.com/", "indexNowKey": "0123456789abcdef" }""")]
    [InlineData("""{ "mode": "site", "sitemapUrl": "https://news.example.com/sitemap.xml", "hubs": [] }""")]
    public void Faults_Sound_None(string? settings) => Assert.Empty(_network.Faults(GoogleNewsChannels.Settings(settings)));

    [Theory]
    [InlineData("""{ "mode": "site" }""", "settings.feedUrl settings.sitemapUrl")]
    [InlineData("""{ "property": "news.example.com" }""", "settings.property")]
    [InlineData("""{ "property": "https://news.example.com" }""", "settings.property")]
    [InlineData("""{ "hubs": ["http://hub.example/"] }""", "settings.hubs")]
    [InlineData("""{ "indexNowKey": "short", "callTimeout": "2h" }""", "settings.callTimeout settings.indexNowKey")]
    [InlineData("""{ "mode": "theirs" }""", "settings")]
    public void Faults_Wrong_EachNamesItsKey(string settings, string keys) =>
        Assert.Equal(keys.Split(' '), _network.Faults(GoogleNewsChannels.Settings(settings)).Select(fault => fault.Key).Order());

    [Fact]
    public void NeedsPublicSite_OnlyWhereTheFeedsAreOurs()
    {
        Assert.True(_network.NeedsPublicSite(GoogleNewsChannels.Settings(null)));
        Assert.False(_network.NeedsPublicSite(GoogleNewsChannels.Settings("""{ "mode": "site", "sitemapUrl": "https://news.example.com/s.xml", "hubs": [] }""")));
        Assert.False(_network.NeedsCredential);
    }

    [Fact]
    public void Register_Own_SaysWhatItsFeedsAre()
    {
        using var services = GoogleNewsChannels.Services(
            """{ "publicationName": "The News", "property": "sc-domain:news.example.com", "language": "de" }""", null, GoogleNewsChannels.Public, null, null);

        var syndicated = services.GetRequiredService<SyndicatedChannel>();

        Assert.Equal(GoogleNewsChannels.Name, syndicated.Channel);
        Assert.Equal(
            ("The News", "The News", "de", new Uri("https://news.example.com/")),
            (syndicated.Settings.PublicationName, syndicated.Settings.Title, syndicated.Settings.Language, syndicated.Settings.Home));
        Assert.Equal([new("https://pubsubhubbub.appspot.com/")], syndicated.Settings.Hubs);
    }

    [Fact]
    public void Register_Site_HasNoFeedsOfOurs()
    {
        using var services = GoogleNewsChannels.Services(
            """{ "mode": "site", "sitemapUrl": "https://news.example.com/s.xml", "hubs": [] }""", null, null, null, null);

        Assert.Empty(services.GetServices<SyndicatedChannel>());
    }

    [Fact]
    public async Task Register_StandIn_CallsNobodyElse()
    {
        await using var server = new RawServer(RawReply.Of(204, "text/plain", ""));
        var channel = GoogleNewsChannels.Make("{}", standIn: new(new(server.Url, "google/"), "unused"));

        var reply = await channel.PublishAsync(
            new(new("A", new("https://news.example.com/a")), new("abc")), new(TimeProvider.System, TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);

        Assert.Equal("POST /google/hub HTTP/1.1", Assert.Single(server.Requests).Line);
        Assert.Equal(
            [ChannelStepState.Done, ChannelStepState.Done, ChannelStepState.NotConfigured, ChannelStepState.Scheduled, ChannelStepState.NotConfigured],
            reply.Steps.Select(step => step.State));
    }

    [Fact]
    public void Format_Article_IsTheHeadlineAndThePageItself()
    {
        var article = new Article
        {
            Url = new("https://news.example.com/bridge?id=1"),
            Headline = "Bridge reopens",
            PublishedAt = DateTimeOffset.UnixEpoch,
        };

        var ready = Assert.IsType<FormattedPost.Ready>(GoogleNewsChannels.Make("{}").Format(new(article, new("abc"), null)));

        Assert.Equal(new Post("Bridge reopens", article.Url), ready.Post);
    }
}
