using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

/// <summary>A channel with two hubs: the feeds name both, so both are told.</summary>
public sealed class HubRoundTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    private static readonly Post Post = new("Bridge reopens", new("https://news.example.com/bridge"));

    private readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public async Task PublishAsync_TwoHubs_TellsEachOfTheOneFeed()
    {
        await using var one = Hub(204);
        await using var two = Hub(202);

        var reply = await PublishAsync(one, two);

        Assert.Equal(new DeliveryOutcome.Published("abc", Post.Link), reply.Outcome);
        Assert.Contains(new("hub", ChannelStepState.Done, "127.0.0.1, 127.0.0.1 were told.") { At = Now }, reply.Steps);
        const string topic = "https%3A%2F%2Fdistribution.example.com%2Ffeeds%2Fgoogle%2Frss.xml";
        const string form = $"hub.mode=publish&hub.url={topic}&hub.topic={topic}";
        Assert.Equal((form, form), (Assert.Single(one.Requests).Text, Assert.Single(two.Requests).Text));
    }

    [Theory]
    [InlineData(204, 503, typeof(DeliveryOutcome.Deferred))]
    [InlineData(503, 204, typeof(DeliveryOutcome.Deferred))]
    [InlineData(503, 429, typeof(DeliveryOutcome.Throttled))]
    [InlineData(403, 429, typeof(DeliveryOutcome.ChannelRefused))]
    [InlineData(503, 403, typeof(DeliveryOutcome.ChannelRefused))]
    public async Task PublishAsync_OneIsNotTold_IsTheWorstAndTheOtherWasCalled(int first, int second, Type expected)
    {
        await using var one = Hub(first);
        await using var two = Hub(second);

        Assert.IsType(expected, (await PublishAsync(one, two)).Outcome);
        Assert.Equal((1, 1), (one.Requests.Count, two.Requests.Count));
    }

    [Fact]
    public async Task PublishAsync_BothThrottle_WaitsForTheLater()
    {
        await using var one = Hub(429, "Retry-After: 120");
        await using var two = Hub(429, "Retry-After: 1200");

        Assert.Equal(Now.AddMinutes(20), Assert.IsType<DeliveryOutcome.Throttled>((await PublishAsync(one, two)).Outcome).Until);
    }

    [Fact]
    public async Task TakeDownAsync_BothTakeIt_IsGone()
    {
        await using var one = Hub(204);
        await using var two = Hub(204);

        Assert.Equal(new TakeDownReply.Gone(), await Channel(one, two).TakeDownAsync("abc", TestContext.Current.CancellationToken));
        Assert.Equal((1, 1), (one.Requests.Count, two.Requests.Count));
    }

    [Fact]
    public async Task TakeDownAsync_OneDoesNot_IsNotYet()
    {
        await using var one = Hub(204);
        await using var two = Hub(503, "Retry-After: 120");

        Assert.Equal(
            new TakeDownReply.NotYet("The hub 127.0.0.1 answered 503.", TimeSpan.FromMinutes(2)),
            await Channel(one, two).TakeDownAsync("abc", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ProbeAsync_OneIsOut_CannotTell()
    {
        await using var one = Hub(404);
        await using var two = Hub(503);

        Assert.Equal(
            new ProbeReply.CannotTell("The hub 127.0.0.1 answered 503."),
            await Channel(one, two).ProbeAsync(TestContext.Current.CancellationToken));
    }

    private static RawServer Hub(int status, params string[] headers) => new(RawReply.Of(status, "text/plain", "", headers));

    private Task<PublishReply> PublishAsync(RawServer one, RawServer two) => Channel(one, two).PublishAsync(
        new(Post, new("abc")), new(TimeProvider.System, TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);

    private IChannel Channel(RawServer one, RawServer two) =>
        GoogleNewsChannels.Make($$"""{ "hubs": ["{{one.Url}}hub", "{{two.Url}}hub"] }""", time: _time);
}
