using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;
using static Distribution.Publishing.Tests.Channels.Instagram.InstagramChannels;
using Doubt = Distribution.Publishing.DeliveryOutcome.InDoubt;
using Held = Distribution.Publishing.DeliveryOutcome.ChannelRefused;
using Rejected = Distribution.Publishing.DeliveryOutcome.Rejected;
using Throttled = Distribution.Publishing.DeliveryOutcome.Throttled;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>What Instagram alone answers to a publishing; what the Graph API answers on all its networks is read in Facebook's tests.</summary>
public sealed class InstagramPublishTests
{
    private const string Accepted = """{"id":"18000000000000001"}""";

    private static readonly Post Post = new("Mayor resigns", new("https://news.example.com/a?d=abcdefghij"));

    public static TheoryData<string, DeliveryOutcome> Answers => new()
    {
        { """{"error":{"code":24,"error_subcode":2207006}}""", new Doubt("Instagram does not have the container any more, or the token cannot see it.") },
        { """{"error":{"code":24,"error_subcode":2207008}}""", new Doubt("Instagram does not find the container; it may not be ready yet.") },
        { """{"error":{"code":-2,"error_subcode":2207020}}""", new Doubt("The container has expired at Instagram.") },
        { """{"error":{"code":-1,"error_subcode":2207032}}""", new Doubt("Instagram could not make the container.") },
        { """{"error":{"code":-1,"error_subcode":2207001}}""", new Doubt("Instagram is out of order for the moment and does not say whether it was carried out.") },
        { """{"error":{"code":9007,"error_subcode":2207027}}""", new DeliveryOutcome.Deferred("Instagram is still working on the picture.", null) },
        { """{"error":{"code":9,"error_subcode":2207042,"message":"Limit"}}""", new Throttled("The account's posts of the day are used up at Instagram.", Now.AddHours(1)) },
        {
            """{"error":{"code":36004,"error_subcode":2207010,"message":"Long"}}""",
            new Rejected("Instagram finds the text too long: 2,200 characters, 30 hashtags and 20 mentions at most.", "400 · 36004/2207010 · Long")
        },
        {
            """{"error":{"code":25,"error_subcode":2207050,"message":"Restricted"}}""",
            new Held(
                HoldCause.RefusedByNetwork,
                "Instagram has restricted the account, or it is inactive; log in to its app and do what it asks.",
                "400 · 25/2207050 · Restricted")
        },
    };

    [Fact]
    public async Task PublishAsync_Accepted_AsksForThePostsOwnLink()
    {
        await using var server = new RawServer(Json(200, Accepted), Json(200, """{"id":"18000000000000001","permalink":"https://www.instagram.com/p/AbC/"}"""));

        Assert.Equal(new(new DeliveryOutcome.Published("18000000000000001", new("https://www.instagram.com/p/AbC/"))), await PublishAsync(server));
        Assert.Equal(
            ["POST /v26.0/17841400000000001/media_publish HTTP/1.1", "GET /v26.0/18000000000000001?fields=id%2Cpermalink HTTP/1.1"],
            server.Requests.Select(request => request.Line));
        Assert.Equal("""{"creation_id":"17900000000000001"}""", server.Requests[0].Text);
    }

    /// <summary>The post is out: that its link is not known changes nothing about that.</summary>
    [Theory]
    [InlineData(500, "")]
    [InlineData(400, """{"error":{"code":190}}""")]
    [InlineData(200, """{"id":"18000000000000001"}""")]
    [InlineData(200, """{"id":"18000000000000001","permalink":"javascript:alert(1)"}""")]
    public async Task PublishAsync_LinkUnknown_IsPublishedAllTheSame(int status, string body)
    {
        await using var server = new RawServer(Json(200, Accepted), Json(status, body));

        Assert.Equal(new(new DeliveryOutcome.Published("18000000000000001", new("https://www.instagram.com/#18000000000000001"))), await PublishAsync(server));
    }

    [Fact]
    public async Task PublishAsync_LinkNotAnswered_IsPublishedAllTheSame()
    {
        await using var server = new RawServer(Json(200, Accepted), RawReply.Nothing);

        Assert.IsType<DeliveryOutcome.Published>((await PublishAsync(server)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task PublishAsync_Refused_IsReadAs(string body, DeliveryOutcome expected)
    {
        await using var server = new RawServer(Json(400, body));

        Assert.Equal(expected, (await PublishAsync(server)).Outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task PublishAsync_NoContainer_SendsNothing()
    {
        await using var server = new RawServer(Json(200, Accepted));

        var reply = await Channel(server).PublishAsync(new(Post, new("abcdefghij")), new(TimeProvider.System, TimeSpan.FromMinutes(1)), CancellationToken.None);

        Assert.Equal(new DeliveryOutcome.Deferred("There is no container to publish yet; nothing was sent.", TimeSpan.Zero), reply.Outcome);
        Assert.Equal(0, server.Bytes);
    }

    private static Task<PublishReply> PublishAsync(RawServer server) => Channel(server).PublishAsync(
        new(Post, new("abcdefghij"), "17900000000000001"),
        new(TimeProvider.System, TimeSpan.FromMinutes(1)),
        CancellationToken.None);

    private static RawReply Json(int status, string body) => RawReply.Json(status, body);

    private static IChannel Channel(RawServer server) => Make(new() { BaseUrl = server.Url }, new FakeTimeProvider(Now));
}
