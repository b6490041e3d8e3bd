using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

public sealed class HubReplyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    private static readonly Post Post = new("Bridge reopens", new("https://news.example.com/bridge"));

    private readonly FakeTimeProvider _time = new(Now);

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task PublishAsync_HubTakesIt_IsPublishedAtThePageItself(int status)
    {
        await using var server = new RawServer(RawReply.Of(status, "text/plain", ""));

        var reply = await PublishAsync(server);

        Assert.Equal(new DeliveryOutcome.Published("abc", Post.Link), reply.Outcome);
        Assert.Equal(
            [
                new("sitemap and feeds", ChannelStepState.Done) { At = Now },
                new("hub", ChannelStepState.Done, "127.0.0.1 was told.") { At = Now },
                new("Search Console", ChannelStepState.NotConfigured),
                new("IndexNow", ChannelStepState.NotConfigured),
            ],
            reply.Steps);
        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /hub HTTP/1.1", request.Line);
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        const string topic = "https%3A%2F%2Fdistribution.example.com%2Ffeeds%2Fgoogle%2Frss.xml";
        Assert.Equal($"hub.mode=publish&hub.url={topic}&hub.topic={topic}", request.Text);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task PublishAsync_HubCannotNow_IsDeferred(int status)
    {
        await using var server = new RawServer(RawReply.Of(status, "text/plain", ""));

        Assert.IsType<DeliveryOutcome.Deferred>((await PublishAsync(server)).Outcome);
    }

    [Fact]
    public async Task PublishAsync_HubNamesAWait_IsDeferredByIt()
    {
        await using var server = new RawServer(RawReply.Of(503, "text/plain", "", "Retry-After: 120"));

        Assert.Equal(new DeliveryOutcome.Deferred("The hub 127.0.0.1 answered 503.", TimeSpan.FromMinutes(2)), (await PublishAsync(server)).Outcome);
    }

    [Fact]
    public async Task PublishAsync_TooManyCalls_Throttles()
    {
        await using var named = new RawServer(RawReply.Of(429, "text/plain", "", "Retry-After: 120"));
        await using var unnamed = new RawServer(RawReply.Of(429, "text/plain", ""));
        const string reason = "The hub 127.0.0.1 wants no more calls for now.";

        Assert.Equal(new DeliveryOutcome.Throttled(reason, Now.AddMinutes(2)), (await PublishAsync(named)).Outcome);
        Assert.Equal(new DeliveryOutcome.Throttled(reason, Now.AddMinutes(10)), (await PublishAsync(unnamed)).Outcome);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task PublishAsync_HubRefuses_HoldsTheChannel(int status)
    {
        await using var server = new RawServer(RawReply.Of(status, "text/plain", "unknown\n topic"));

        Assert.Equal(
            new DeliveryOutcome.ChannelRefused(
                HoldCause.RefusedByNetwork,
                "The hub 127.0.0.1 does not take our feed; check the channel's hubs and that the feed can be read from outside.",
                $"{status} · unknown topic"),
            (await PublishAsync(server)).Outcome);
    }

    [Fact]
    public async Task PublishAsync_NoHub_IsPublishedWithoutACall()
    {
        var reply = await PublishAsync(GoogleNewsChannels.Make("""{ "hubs": [] }""", time: _time));

        Assert.Equal(new DeliveryOutcome.Published("abc", Post.Link), reply.Outcome);
        Assert.Contains(new("hub", ChannelStepState.NotConfigured), reply.Steps);
    }

    /// <summary>An editor may post an older story: subscribers have not had it, and Google's news sitemap does not take it.</summary>
    [Theory]
    [InlineData(47, null)]
    [InlineData(48, "The feeds have it; the news sitemap has only what was published in the last two days.")]
    public async Task PublishAsync_StoryOfEarlierDays_SaysWhereItIs(int hoursAgo, string? note)
    {
        var channel = GoogleNewsChannels.Make("""{ "hubs": [] }""", time: _time);

        var reply = await channel.PublishAsync(
            new(Post, new("abc")) { PublishedAt = Now.AddHours(-hoursAgo) }, new(TimeProvider.System, TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);

        Assert.Equal(new("sitemap and feeds", ChannelStepState.Done, note) { At = Now }, reply.Steps[0]);
    }

    [Fact]
    public async Task PublishAsync_NothingOfOursCanBeReached_HoldsTheChannel()
    {
        var reply = await PublishAsync(GoogleNewsChannels.MakeWithoutSite("{}"));

        Assert.Equal(HoldCause.Misconfigured, Assert.IsType<DeliveryOutcome.ChannelRefused>(reply.Outcome).Cause);
    }

    [Theory]
    [InlineData(204, typeof(TakeDownReply.Gone))]
    [InlineData(429, typeof(TakeDownReply.NotYet))]
    [InlineData(400, typeof(TakeDownReply.NotYet))]
    [InlineData(500, typeof(TakeDownReply.NotYet))]
    public async Task TakeDownAsync_Answered_IsGoneOnceTheHubKnows(int status, Type expected)
    {
        await using var server = new RawServer(RawReply.Of(status, "text/plain", ""));

        Assert.IsType(expected, await Channel(server).TakeDownAsync("abc", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(404, typeof(ProbeReply.Works))]
    [InlineData(503, typeof(ProbeReply.CannotTell))]
    public async Task ProbeAsync_Answered_WorksUnlessItIsAnOutage(int status, Type expected)
    {
        await using var server = new RawServer(RawReply.Of(status, "text/plain", ""));

        Assert.IsType(expected, await Channel(server).ProbeAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FindAsync_Always_IsAbsent() => Assert.Equal(
        new FindReply.Absent(),
        await GoogleNewsChannels.Make("{}").FindAsync(new(Post, new("abc"), Now), TestContext.Current.CancellationToken));

    private static Task<PublishReply> PublishAsync(IChannel channel) =>
        channel.PublishAsync(new(Post, new("abc")), new(TimeProvider.System, TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);

    private Task<PublishReply> PublishAsync(RawServer server) => PublishAsync(Channel(server));

    private IChannel Channel(RawServer server) => GoogleNewsChannels.Make($$"""{ "hubs": ["{{server.Url}}hub"] }""", time: _time);
}
