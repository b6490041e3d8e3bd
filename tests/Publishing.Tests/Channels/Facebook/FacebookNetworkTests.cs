using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Facebook;
using Distribution.Publishing.Tests.Channels.Graph;
using static Distribution.Publishing.Tests.Channels.Facebook.FacebookChannels;

namespace Distribution.Publishing.Tests.Channels.Facebook;

public sealed class FacebookNetworkTests() : GraphNetworkConformance(Network, Settings)
{
    private static readonly FacebookNetwork Network = new();

    protected override Publishing.Planning.ChannelSettings Broken { get; } = Settings with
    {
        Text = "{{ titel }}",
        Settings = """
            { "callTimeout": "2h", "pageId": "ExampleNews", "version": "26", "baseUrl": "http://graph.facebook.com", "postLink": "https://www.facebook.com/",
              "findPageSize": 101, "maxLength": 0 }
            """,
    };

    [Fact]
    public void Faults_EverySetting_CanBeSet() => Assert.Empty(Network.Faults(Settings with
    {
        Settings = """
            { "baseUrl": "https://graph.example.com", "version": "v25.0", "callTimeout": "30s", "prepareCallTimeout": "5s", "readDelay": "1m", "tokenPlace": "body",
              "throttledFor": "20m", "quietAtPercent": 95, "slowAtPercent": 80, "slowFor": "2m", "pageId": "111222333444555", "scrape": false, "maxLength": 500,
              "postLink": "https://fb.example.com/{id}", "findPageSize": 100, "findPageCap": 2 }
            """,
    }));

    [Fact]
    public void Faults_SeveralWrong_EachNamesItsKeyWithinTheChannel()
    {
        var faults = Network.Faults(Broken);

        Assert.Equal(
            [
                "settings.baseUrl", "settings.callTimeout", "settings.findPageSize", "settings.maxLength", "settings.pageId", "settings.postLink", "settings.version", "text",
            ],
            faults.Select(fault => fault.Key).Order());
        Assert.Contains(new("settings.callTimeout", "It must be between 00:00:01 and 00:01:00."), faults);
        Assert.Contains(new("settings.pageId", "The page id is a number of at most 25 digits, not the Page's name."), faults);
    }

    [Fact]
    public void Faults_UnknownSetting_NamesThePage() => Assert.Equal(
        [new("settings", "$.pageName cannot be read; docs/networks/facebook.md lists the settings and their forms.")],
        Network.Faults(Settings with { Settings = """{ "pageName": "x" }""" }));

    [Fact]
    public void LiveFaults_NoPageId_IsOne()
    {
        Assert.Equal([new("settings.pageId", "It is not set; set the numeric id of the Page to post to.")], Network.LiveFaults(Settings));
        Assert.Empty(Network.LiveFaults(Settings with { Settings = """{ "pageId": "1" }""" }));
    }

    [Fact]
    public void Traits_Defaults_AreKnownBeforeThereIsAChannel() => Assert.Equal(
        new ChannelTraits
        {
            CallTimeout = TimeSpan.FromSeconds(20),
            PrepareTimeout = TimeSpan.FromSeconds(10),
            ReadDelay = TimeSpan.FromSeconds(30),
            CanTakeDown = true,
        },
        Network.Traits(Settings));

    [Fact]
    public async Task Register_StandIn_PostsToItsPage()
    {
        await using var server = new RawServer(RawReply.Json(200, """{"id":"111222333444555_1"}"""));
        var channel = AtStandIn(server.Url, "http://127.0.0.1/facebook/{id}");

        var reply = await channel.PublishAsync(
            new(new("Mayor resigns", new("https://news.example.com/a?d=abc")), new("abc")),
            new(TimeProvider.System, TimeSpan.FromMinutes(1)),
            TestContext.Current.CancellationToken);

        Assert.Equal(new(new DeliveryOutcome.Published("111222333444555_1", new("http://127.0.0.1/facebook/111222333444555_1"))), reply);
        Assert.Equal("POST /v26.0/111222333444555/feed HTTP/1.1", server.Requests.Single().Line);
        Assert.Equal("""{"message":"Mayor resigns","link":"https://news.example.com/a?d=abc"}""", server.Requests.Single().Text);
    }
}
