using Distribution.Publishing.Channels.Instagram;
using Distribution.Publishing.Tests.Channels.Graph;
using static Distribution.Publishing.Tests.Channels.Instagram.InstagramChannels;

namespace Distribution.Publishing.Tests.Channels.Instagram;

public sealed class InstagramNetworkTests() : GraphNetworkConformance(Network, Settings)
{
    private static readonly InstagramNetwork Network = new();

    protected override Publishing.Planning.ChannelSettings Broken { get; } = Settings with
    {
        Text = "{{ titel }}",
        Settings = """
            { "callTimeout": "2h", "userId": "@examplenews", "baseUrl": "http://graph.facebook.com", "postLink": "https://www.instagram.com/",
              "maxHashtags": 31, "pollFirst": "0s", "pollFor": "2h", "quotaFallback": 0, "quotaRecheck": "2d", "findPageSize": 101, "findPageCap": 0 }
            """,
    };

    [Fact]
    public void Faults_EverySetting_CanBeSet() => Assert.Empty(Network.Faults(Settings with
    {
        Settings = """
            { "baseUrl": "https://graph.example.com", "version": "v25.0", "callTimeout": "30s", "prepareCallTimeout": "5s", "readDelay": "1m", "tokenPlace": "body",
              "throttledFor": "20m", "quietAtPercent": 95, "slowAtPercent": 80, "slowFor": "2m", "userId": "17841400000000001", "login": "instagram",
              "maxHashtags": 30, "pollFirst": "5s", "pollFor": "10m", "quotaFallback": 25, "quotaRecheck": "30m",
              "postLink": "https://ig.example.com/{id}", "findPageSize": 100, "findPageCap": 2 }
            """,
    }));

    [Fact]
    public void Faults_SeveralWrong_EachNamesItsKeyWithinTheChannel()
    {
        var faults = Network.Faults(Broken);

        Assert.Equal(
            [
                "settings.baseUrl", "settings.callTimeout", "settings.findPageCap", "settings.findPageSize", "settings.maxHashtags", "settings.pollFirst",
                "settings.pollFor", "settings.postLink", "settings.quotaFallback", "settings.quotaRecheck", "settings.userId", "text",
            ],
            faults.Select(fault => fault.Key).Order());
        Assert.Contains(new("settings.userId", "The user id is a number of at most 25 digits, not the account's name."), faults);
    }

    [Fact]
    public void Faults_UnknownSetting_NamesThePage() => Assert.Equal(
        [new("settings", "$.account cannot be read; docs/networks/instagram.md lists the settings and their forms.")],
        Network.Faults(Settings with { Settings = """{ "account": "x" }""" }));

    [Fact]
    public void LiveFaults_NoUserId_IsOne()
    {
        Assert.Equal([new("settings.userId", "It is not set; set the numeric id of the account to post to.")], Network.LiveFaults(Settings));
        Assert.Empty(Network.LiveFaults(Settings with { Settings = """{ "userId": "1" }""" }));
    }

    [Fact]
    public void Traits_Defaults_AskForAPictureAndTimeToPrepare()
    {
        var traits = Network.Traits(Settings);

        Assert.True(traits.CanTakeDown);
        Assert.Equal(TimeSpan.FromSeconds(40), traits.PrepareTimeout);
        Assert.Equal((0.8, 1.91, 1_440, true), (traits.Picture!.MinRatio, traits.Picture.MaxRatio, traits.Picture.MaxWidth, traits.Picture.Required));
        Assert.True(Network.NeedsPublicSite(Settings));
    }

    [Theory]
    [InlineData("""{ "login": "instagram" }""", "https://graph.instagram.com/")]
    [InlineData("""{ "login": "instagram", "baseUrl": "https://graph.example.com" }""", "https://graph.example.com/")]
    [InlineData("""{ "login": "facebook" }""", "https://graph.facebook.com/")]
    [InlineData(null, "https://graph.facebook.com/")]
    public void Read_Login_BringsItsHost(string? settings, string host) =>
        Assert.Equal(host, Assert.IsType<Messages.Parsed<InstagramOptions>.Valid>(InstagramSettings.Read(settings)).Value.BaseUrl.AbsoluteUri);

    [Fact]
    public async Task Register_StandIn_PostsToItsAccount()
    {
        await using var server = new RawServer(RawReply.Json(200, """{"id":"17900000000000001"}"""));
        var channel = AtStandIn(server.Url, "http://127.0.0.1/instagram/{id}");

        await channel.PrepareAsync(
            new(new("Mayor resigns", new("https://news.example.com/a"))) { PictureUrl = new("http://127.0.0.1/media/aa.jpg") },
            TestContext.Current.CancellationToken);

        Assert.Equal("POST /v26.0/17841400000000001/media HTTP/1.1", server.Requests.Single().Line);
    }
}
