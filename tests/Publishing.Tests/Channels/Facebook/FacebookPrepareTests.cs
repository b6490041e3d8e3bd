using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.Facebook;

/// <summary>The look at a link before it is posted.</summary>
public sealed class FacebookPrepareTests
{
    private const string NoLook = """{"error":{"message":"no","code":100,"error_subcode":1609005}}""";

    private static readonly Post Post = new("Mayor resigns", new("https://news.example.com/a?d=abcdefghij"));
    private static readonly PrepareReply Once = new PrepareReply.Begun("scrape-failed-once", TimeSpan.FromSeconds(5), "Facebook could not look at the link and is asked once more.");
    private static readonly PrepareReply Noted = new PrepareReply.Ready("Facebook could not look at the link beforehand; its preview may be wrong.");

    [Fact]
    public async Task PrepareAsync_FirstTime_AsksFacebookToLookAtTheLink()
    {
        await using var server = new RawServer(RawReply.Json(200, """{"url":"https://news.example.com/a","type":"article"}"""));

        var reply = await Channel(server).PrepareAsync(new(Post), TestContext.Current.CancellationToken);

        Assert.Equal(new PrepareReply.Begun("scraped", TimeSpan.Zero, "Facebook has looked at the link."), reply);
        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /v26.0/ HTTP/1.1", request.Line);
        Assert.Equal("""{"id":"https://news.example.com/a?d=abcdefghij","scrape":true}""", request.Text);
        Assert.Equal("Bearer EAApage-token-1", request.Header("Authorization"));
    }

    [Fact]
    public async Task PrepareAsync_LookedAtAlready_IsReadyWithoutACall()
    {
        await using var server = new RawServer(RawReply.Nothing);

        Assert.Equal(new PrepareReply.Ready(), await Channel(server).PrepareAsync(new(Post) { Ticket = "scraped" }, TestContext.Current.CancellationToken));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_SwitchedOff_IsReadyWithoutACall()
    {
        await using var server = new RawServer(RawReply.Nothing);
        var channel = FacebookChannels.Make(new() { BaseUrl = server.Url, Scrape = false });

        Assert.Equal(new PrepareReply.Ready(), await channel.PrepareAsync(new(Post), TestContext.Current.CancellationToken));
        Assert.Equal(TimeSpan.Zero, channel.Traits.PrepareTimeout);
        Assert.Empty(server.Requests);
    }

    /// <summary>Rights, limits, outages and pages it cannot read: none of it keeps a post from going out.</summary>
    [Theory]
    [InlineData(400, NoLook)]
    [InlineData(400, """{"error":{"code":1609005}}""")]
    [InlineData(400, """{"error":{"code":10}}""")]
    [InlineData(400, """{"error":{"code":200}}""")]
    [InlineData(400, """{"error":{"code":4}}""")]
    [InlineData(429, "")]
    [InlineData(500, "<html>")]
    public async Task PrepareAsync_NoLook_IsTriedOnceMoreThenReadyWithANote(int status, string body)
    {
        await using var server = new RawServer(RawReply.Json(status, body));
        var channel = Channel(server);

        Assert.Equal(Once, await channel.PrepareAsync(new(Post), TestContext.Current.CancellationToken));
        Assert.Equal(Noted, await channel.PrepareAsync(new(Post) { Ticket = "scrape-failed-once" }, TestContext.Current.CancellationToken));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task PrepareAsync_NoAnswer_IsTriedOnceMoreThenReadyWithANote()
    {
        await using var server = new RawServer(RawReply.Nothing);
        var channel = Channel(server);

        Assert.Equal(Once, await channel.PrepareAsync(new(Post), TestContext.Current.CancellationToken));
        Assert.Equal(Noted, await channel.PrepareAsync(new(Post) { Ticket = "scrape-failed-once" }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task PrepareAsync_TokenDead_HoldsTheChannel()
    {
        await using var server = new RawServer(RawReply.Json(400, """{"error":{"message":"gone","code":190,"error_subcode":460}}"""));

        var reply = await Channel(server).PrepareAsync(new(Post), TestContext.Current.CancellationToken);

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.ChannelRefused(
                HoldCause.NeedsReconnecting,
                "The account's password was changed, which ended the token; connect the account again and set the new token.",
                "400 · 190/460 · gone")),
            reply);
    }

    [Fact]
    public async Task PrepareAsync_Stopped_IsCancelled()
    {
        await using var server = new RawServer(RawReply.Silence);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Channel(server).PrepareAsync(new(Post), stop.Token));
    }

    private static IChannel Channel(RawServer server) => FacebookChannels.Make(new() { BaseUrl = server.Url }, new FakeTimeProvider(FacebookChannels.Now));
}
