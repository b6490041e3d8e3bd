using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;
using static Distribution.Publishing.Tests.Channels.Instagram.InstagramChannels;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>The container that is made and waited for before anything is published.</summary>
public sealed class InstagramPrepareTests
{
    private const string Container = "17900000000000001";
    private const string FreshQuota = """{"data":[{"quota_usage":3,"config":{"quota_total":100,"quota_duration":86400}}]}""";

    private static readonly Post Post = new("Mayor resigns", new("https://news.example.com/a?d=abcdefghij"))
    {
        Picture = new("aa.jpg") { Width = 1_200, Height = 800, AltText = "The mayor at a desk" },
    };

    private static readonly Uri Picture = new("https://media.news.example.com/media/aa.jpg");

    public static TheoryData<string, string> States => new()
    {
        { """{"status_code":"EXPIRED"}""", "The container has expired at Instagram; it is made anew." },
        { """{"status_code":"ERROR"}""", "Instagram could not make the container; it is tried anew." },
        { """{"status_code":"ERROR","status":"Error: Media upload has failed with error code 2207999"}""", "Instagram could not make the container (2207999); it is tried anew." },
        {
            """{"status_code":"ERROR","status":"Error: Media upload has failed with error code 2207052"}""",
            "Instagram could not fetch the picture from our address; look whether publicBaseUrl is reached from outside."
        },
    };

    [Fact]
    public async Task PrepareAsync_NoContainerYet_MakesOneWithPictureCaptionAndAltText()
    {
        await using var server = new RawServer(Json(200, $$"""{"id":"{{Container}}"}"""));

        var reply = await Channel(server).PrepareAsync(new(Post) { PictureUrl = Picture }, CancellationToken.None);

        Assert.Equal(new PrepareReply.Begun(Container, TimeSpan.Zero, "Instagram has the picture and works on it."), reply);
        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /v26.0/17841400000000001/media HTTP/1.1", request.Line);
        Assert.Equal("""{"image_url":"https://media.news.example.com/media/aa.jpg","caption":"Mayor resigns","alt_text":"The mayor at a desk"}""", request.Text);
        Assert.Equal("Bearer EAAinstagram-token-1", request.Header("Authorization"));
    }

    [Fact]
    public async Task PrepareAsync_NoPublicAddress_HoldsTheChannelAndAsksNobody()
    {
        await using var server = new RawServer(RawReply.Nothing);

        var reply = await Channel(server).PrepareAsync(new(Post), CancellationToken.None);

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.ChannelRefused(
                HoldCause.Misconfigured,
                "Instagram fetches the picture from us, and publicBaseUrl does not say where it can; set it in distribution.json.",
                "not sent")),
            reply);
        Assert.Equal(0, server.Bytes);
    }

    [Fact]
    public async Task PrepareAsync_FinishedAndPostsLeft_IsReady()
    {
        await using var server = new RawServer(State("FINISHED"), Json(200, FreshQuota));

        Assert.Equal(new PrepareReply.Ready(), await LookAsync(server, Now));
        Assert.Equal(
            [
                "GET /v26.0/17900000000000001?fields=status_code%2Cstatus HTTP/1.1",
                "GET /v26.0/17841400000000001/content_publishing_limit?fields=quota_usage%2Cconfig HTTP/1.1",
            ],
            server.Requests.Select(request => request.Line));
    }

    /// <summary>The publishing call itself is told when no posts are left, so not knowing costs nothing.</summary>
    [Theory]
    [InlineData(500, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"data":[]}""")]
    public async Task PrepareAsync_QuotaUnknown_IsReady(int status, string body)
    {
        await using var server = new RawServer(State("FINISHED"), Json(status, body));

        Assert.Equal(new PrepareReply.Ready(), await LookAsync(server, Now));
    }

    [Theory]
    [InlineData("""{"data":[{"quota_usage":25,"config":{"quota_total":25}}]}""", 25)]
    [InlineData("""{"data":[{"quota_usage":50}]}""", 50)]
    public async Task PrepareAsync_DayIsUsedUp_WaitsAndSaysHowMany(string quota, int total)
    {
        await using var server = new RawServer(State("FINISHED"), Json(200, quota));

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.Throttled($"The account's {total} posts of a day are used up at Instagram.", Now.AddHours(1))),
            await LookAsync(server, Now));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(12, 12)]
    [InlineData(200, 60)]
    public async Task PrepareAsync_StillAtWork_LooksAgainLaterEachTime(int seconds, int next)
    {
        await using var server = new RawServer(State("IN_PROGRESS"));

        Assert.Equal(
            new PrepareReply.Begun(Container, TimeSpan.FromSeconds(next), "Instagram is still working on the picture."),
            await LookAsync(server, Now.AddSeconds(-seconds)));
    }

    [Fact]
    public async Task PrepareAsync_AtWorkForTooLong_IsGivenAnew()
    {
        await using var server = new RawServer(State("IN_PROGRESS"));

        Assert.Equal(Spent("Instagram worked on the picture for too long; it is given to it anew."), await LookAsync(server, Now.AddMinutes(-5)));
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task PrepareAsync_ContainerCameToNothing_IsMadeAnew(string state, string why)
    {
        await using var server = new RawServer(Json(200, state));

        Assert.Equal(Spent(why), await LookAsync(server, Now));
    }

    [Theory]
    [InlineData("""{"error":{"code":24,"error_subcode":2207006}}""")]
    [InlineData("""{"error":{"code":24,"error_subcode":2207008}}""")]
    [InlineData("""{"error":{"code":100,"error_subcode":33}}""")]
    public async Task PrepareAsync_ContainerIsNotThere_IsMadeAnew(string body)
    {
        await using var server = new RawServer(Json(400, body));

        Assert.Equal(Spent("Instagram does not have the container any more; it is made anew."), await LookAsync(server, Now));
    }

    [Fact]
    public async Task PrepareAsync_PictureOfAShapeItDoesNotTake_IsRejectedForGood()
    {
        await using var server = new RawServer(Json(200, """{"status_code":"ERROR","status":"Error: 2207009"}"""));

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.Rejected(
                "Instagram does not take the picture's shape; it must be between 4:5 and 1.91:1.",
                "container ERROR · 2207009"))
            { TicketIsSpent = true },
            await LookAsync(server, Now));
    }

    /// <summary>Another container would fare no better, nor would the next article.</summary>
    [Theory]
    [InlineData(2207050, "Instagram has restricted the account, or it is inactive; log in to its app and do what it asks.")]
    [InlineData(2207051, "Instagram takes what the account posts for spam and restricts it; wait some hours, look at the account, post less.")]
    public async Task PrepareAsync_AccountOfTheContainerRestricted_HoldsTheChannel(int subcode, string why)
    {
        await using var server = new RawServer(Json(200, $$"""{"status_code":"ERROR","status":"Error: Media upload has failed with error code {{subcode}}"}"""));

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.ChannelRefused(HoldCause.RefusedByNetwork, why, $"container ERROR · {subcode}")) { TicketIsSpent = true },
            await LookAsync(server, Now));
    }

    [Fact]
    public async Task PrepareAsync_ContainerRefusedForTheDaysPosts_WaitsAsForARefusal()
    {
        await using var server = new RawServer(Json(200, """{"status_code":"ERROR","status":"Error: 2207042"}"""));

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.Throttled("The account's posts of the day are used up at Instagram.", Now.AddHours(1))) { TicketIsSpent = true },
            await LookAsync(server, Now));
    }

    [Fact]
    public async Task PrepareAsync_ErrorWithAStatusOfSuccess_IsReadAsTheError()
    {
        await using var server = new RawServer(Json(200, """{"error":{"message":"gone","code":190,"error_subcode":460}}"""));

        var reply = await Channel(server).PrepareAsync(new(Post) { PictureUrl = Picture }, CancellationToken.None);

        Assert.IsType<DeliveryOutcome.ChannelRefused>(Assert.IsType<PrepareReply.NotReady>(reply).Outcome);
    }

    [Fact]
    public async Task PrepareAsync_PublishedAlready_IsLookedFor()
    {
        await using var server = new RawServer(State("PUBLISHED"));

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.InDoubt("Instagram has published the container already; the post is looked for.")),
            await LookAsync(server, Now));
    }

    [Theory]
    [InlineData(200, """{"status_code":"RESTING"}""", "Instagram answered 200, but not how the container stands.")]
    [InlineData(200, "<html>", "Instagram answered 200, but not how the container stands.")]
    [InlineData(503, "", "Instagram answered 503, which does not say whether it was carried out.")]
    public async Task PrepareAsync_NoReadableState_KeepsTheContainer(int status, string body, string why)
    {
        await using var server = new RawServer(Json(status, body));

        Assert.Equal(new PrepareReply.NotReady(new DeliveryOutcome.Deferred(why, null)), await LookAsync(server, Now));
    }

    [Theory]
    [InlineData(200, "{}", "Instagram answered 200, but its answer does not name the container.")]
    [InlineData(500, "", "Instagram answered 500, which does not say whether it was carried out.")]
    public async Task PrepareAsync_NoContainerInTheAnswer_IsTriedAgain(int status, string body, string why)
    {
        await using var server = new RawServer(Json(status, body));

        Assert.Equal(
            new PrepareReply.NotReady(new DeliveryOutcome.Deferred(why, null)),
            await Channel(server).PrepareAsync(new(Post) { PictureUrl = Picture }, CancellationToken.None));
    }

    [Fact]
    public async Task PrepareAsync_TokenDead_HoldsTheChannel()
    {
        await using var server = new RawServer(Json(400, """{"error":{"message":"gone","code":190,"error_subcode":460}}"""));

        var reply = await Channel(server).PrepareAsync(new(Post) { PictureUrl = Picture }, CancellationToken.None);

        var refused = Assert.IsType<DeliveryOutcome.ChannelRefused>(Assert.IsType<PrepareReply.NotReady>(reply).Outcome);
        Assert.Equal(HoldCause.NeedsReconnecting, refused.Cause);
    }

    [Fact]
    public async Task PrepareAsync_NoAnswer_IsTriedAgain()
    {
        await using var server = new RawServer(RawReply.Nothing);

        Assert.IsType<DeliveryOutcome.Deferred>(Assert.IsType<PrepareReply.NotReady>(await LookAsync(server, Now)).Outcome);
    }

    private static PrepareReply.NotReady Spent(string why) => new(new DeliveryOutcome.Deferred(why, null)) { TicketIsSpent = true };

    private static Task<PrepareReply> LookAsync(RawServer server, DateTimeOffset since) => Channel(server).PrepareAsync(
        new(Post) { Ticket = Container, TicketSince = since, PictureUrl = Picture },
        TestContext.Current.CancellationToken);

    private static RawReply State(string code) => Json(200, $$"""{"status_code":"{{code}}","id":"{{Container}}"}""");

    private static RawReply Json(int status, string body) => RawReply.Json(status, body);

    private static IChannel Channel(RawServer server) => Make(new() { BaseUrl = server.Url }, new FakeTimeProvider(Now));
}
