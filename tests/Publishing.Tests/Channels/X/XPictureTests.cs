using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.X;

/// <summary>A picture on its way to X, before the post it belongs to.</summary>
public sealed class XPictureTests
{
    private const string Uploaded = """{"data":{"id":"1900544781383569409","media_key":"3_1900544781383569409","size":4,"expires_after_secs":86400}}""";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_771_200_000);
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 1, 2];

    private static readonly Post Pictured = new("Headline\nhttps://news.example.com/a?d=abc", new("https://news.example.com/a?d=abc"))
    {
        Picture = new("0123") { Width = 16, Height = 9, AltText = "A \"red\" tram." },
    };

    [Fact]
    public async Task PrepareAsync_NoPicture_SendsNothing()
    {
        await using var server = new RawServer(RawReply.Nothing);

        Assert.Equal(new PrepareReply.Ready(), await Channel(server).PrepareAsync(new(Pictured with { Picture = null }), CancellationToken.None));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_UploadThenAlternativeTextThenPost_EachOnce()
    {
        await using var server = new RawServer(RawReply.Json(200, Uploaded), RawReply.Json(200, """{"data":{"id":"1"}}"""), RawReply.Json(201, """{"data":{"id":"8"}}"""));
        var channel = Channel(server);

        var uploaded = await channel.PrepareAsync(Request(ticket: null), CancellationToken.None);
        var described = await channel.PrepareAsync(Request("1900544781383569409"), CancellationToken.None);
        var ready = await channel.PrepareAsync(Request("1900544781383569409+alt"), CancellationToken.None);
        await channel.PublishAsync(new(Pictured, new("abc"), "1900544781383569409+alt"), new(TimeProvider.System, TimeSpan.FromMinutes(1)), CancellationToken.None);

        Assert.Equal(
            [
                new PrepareReply.Begun("1900544781383569409", TimeSpan.Zero, "The picture was uploaded."),
                new PrepareReply.Begun("1900544781383569409+alt", TimeSpan.Zero, "The picture has its alternative text, unless X would not take it."),
                new PrepareReply.Ready(),
            ],
            [uploaded, described, ready]);
        Assert.Equal(
            ["POST /2/media/upload HTTP/1.1", "POST /2/media/metadata HTTP/1.1", "POST /2/tweets HTTP/1.1"], server.Requests.Select(request => request.Line));
        Assert.StartsWith("multipart/form-data; boundary=", server.Requests[0].Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("\r\n\r\ntweet_image\r\n", server.Requests[0].Text, StringComparison.Ordinal);
        Assert.True(server.Requests[0].Body.AsSpan().IndexOf(Jpeg) > 0);
        Assert.Equal("""{"id":"1900544781383569409","metadata":{"alt_text":{"text":"A \"red\" tram."}}}""", server.Requests[1].Text);
        Assert.Equal("""{"text":"Headline\nhttps://news.example.com/a?d=abc","media":{"media_ids":["1900544781383569409"]}}""", server.Requests[2].Text);
    }

    [Fact]
    public async Task PrepareAsync_MultipartNotWanted_IsSentAsJsonFromThenOn()
    {
        var refusal = RawReply.Json(400, """{"errors":[{"message":"Requests with bodies must have content-type of application/json."}],"title":"Invalid Request"}""");
        await using var server = new RawServer(request =>
            request.Header("Content-Type")!.StartsWith("multipart", StringComparison.Ordinal) ? refusal : RawReply.Json(200, Uploaded));
        var channel = Channel(server);

        await channel.PrepareAsync(Request(ticket: null), CancellationToken.None);
        var second = await channel.PrepareAsync(Request(ticket: null), CancellationToken.None);

        Assert.IsType<PrepareReply.Begun>(second);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal("""{"media":"/9gBAg==","media_category":"tweet_image"}""", server.Requests[2].Text);
    }

    [Fact]
    public async Task PrepareAsync_EveryOtherAnswer_IsReadAs()
    {
        const string broken = """{"errors":[{"parameters":{"media":[""]},"message":"media type unrecognized."}],"title":"Invalid Request"}""";
        const string keys = "X does not accept the account's credential.";
        (RawReply Answer, PrepareReply Reply)[] table =
        [
            (RawReply.Json(400, broken), new PrepareReply.Ready("It goes out without its picture: media type unrecognized.")),
            (RawReply.Of(503, "text/html", "<html>"), new PrepareReply.Ready("It goes out without its picture: X answered 503.")),
            (RawReply.Json(200, "{}"), new PrepareReply.Ready("It goes out without its picture: X answered 200.")),
            (RawReply.Json(403, """{"title":"Forbidden","type":"about:blank","status":403,"detail":"Forbidden"}"""),
                new PrepareReply.Ready("It goes out without its picture: Forbidden.")),
            (RawReply.Nothing, new PrepareReply.Ready("It goes out without its picture: X did not answer.")),
            (RawReply.Json(429, "{}", "x-rate-limit-reset: 1771200300"),
                new PrepareReply.NotReady(new DeliveryOutcome.Throttled("X wants no more calls for now.", Now.AddMinutes(5)))),
            (RawReply.Json(401, "{}"), new PrepareReply.NotReady(new DeliveryOutcome.ChannelRefused(HoldCause.NeedsReconnecting, keys, "401"))),
        ];

        foreach (var (answer, expected) in table)
        {
            await using var server = new RawServer(answer);
            Assert.Equal(expected, await Channel(server).PrepareAsync(Request(ticket: null), CancellationToken.None));
            Assert.Single(server.Requests);
        }
    }

    /// <summary>As at the post itself: a token of two hours that ends early is renewed, and nobody connects anything.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("19")]
    public async Task PrepareAsync_TokenThatIsRenewedIsRefused_WaitsForTheRenewal(string? ticket)
    {
        await using var server = new RawServer(RawReply.Json(401, "{}"));
        var access = new RenewingAccess();
        var channel = XChannels.Make(new() { BaseUrl = server.Url, AttachPicture = true }, access, time: new FakeTimeProvider(Now));

        var reply = await channel.PrepareAsync(Request(ticket), CancellationToken.None);

        Assert.Equal(new PrepareReply.NotReady(new DeliveryOutcome.Throttled("The connection waits for its renewal.", Now.AddSeconds(30))), reply);
        Assert.Equal(1, access.Refused);
    }

    private sealed class RenewingAccess : IChannelAccess<XCredential>
    {
        public int Refused { get; private set; }

        public Task<ChannelAccess<XCredential>> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<ChannelAccess<XCredential>>(new ChannelAccess<XCredential>.Ready(new XCredential.OAuth2("access-token-4")));

        public Task<ChannelAccess<XCredential>> RefusedAsync(XCredential used, CancellationToken cancellationToken)
        {
            Refused++;
            return Task.FromResult<ChannelAccess<XCredential>>(new ChannelAccess<XCredential>.NotNow("The connection waits for its renewal.", TimeSpan.FromSeconds(30)));
        }
    }

    [Fact]
    public async Task PrepareAsync_AlternativeTextNotTaken_ThePostGoesOutWithThePicture()
    {
        await using var server = new RawServer(RawReply.Json(403, """{"title":"Forbidden","detail":"Forbidden"}"""));

        var reply = await Channel(server).PrepareAsync(Request("19"), CancellationToken.None);

        Assert.Equal("19+alt", Assert.IsType<PrepareReply.Begun>(reply).Ticket);
    }

    [Fact]
    public async Task PrepareAsync_UploadOfYesterday_IsSpent()
    {
        await using var server = new RawServer(RawReply.Nothing);

        var reply = await Channel(server).PrepareAsync(Request("19+alt") with { TicketSince = Now.AddHours(-24) }, CancellationToken.None);

        Assert.True(Assert.IsType<PrepareReply.NotReady>(reply).TicketIsSpent);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PrepareAsync_PictureNoLongerKept_GoesOutWithoutIt()
    {
        await using var server = new RawServer(RawReply.Nothing);

        Assert.Equal(
            new PrepareReply.Ready("It goes out without its picture: it is no longer kept here."),
            await Channel(server).PrepareAsync(new(Pictured), CancellationToken.None));
    }

    [Fact]
    public void Format_AttachPicture_HasItWithAnAlternativeTextXTakes()
    {
        var picture = new PostPicture("0123") { Width = 16, Height = 9, AltText = string.Join(' ', Enumerable.Repeat("tram", 400)) };
        var article = new Article { Url = new("https://news.example.com/a"), Headline = "Mayor resigns", PublishedAt = DateTimeOffset.UnixEpoch };
        var format = new XFormatter(new() { AttachPicture = true }, new XPostFormat().Parse()).Format(new(article, new("abc"), EditedText: null) { Picture = picture });

        var text = Assert.IsType<FormattedPost.Ready>(format).Post.Picture!.AltText!;
        Assert.InRange(text.Length, 400, 1_000);
        Assert.EndsWith("tram…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void DescribeRequest_PictureGoesWithIt_SaysSo()
    {
        Assert.Equal(
            """{"text":"Headline\nhttps://news.example.com/a?d=abc","media":{"media_ids":["(the uploaded picture)"]}}""",
            XChannels.Make(new()).DescribeRequest(Pictured));
    }

    private static PrepareRequest Request(string? ticket) => new(Pictured)
    {
        Ticket = ticket,
        TicketSince = ticket is null ? null : Now,
        ReadPictureAsync = static _ => Task.FromResult<ReadOnlyMemory<byte>?>(Jpeg),
    };

    private static IChannel Channel(RawServer server) => XChannels.Make(new() { BaseUrl = server.Url, AttachPicture = true }, time: new FakeTimeProvider(Now));
}
