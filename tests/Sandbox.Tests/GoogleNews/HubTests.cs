using System.Security.Cryptography;
using System.Text;
using Distribution.Sandbox.GoogleNews;

namespace Distribution.Sandbox.Tests.GoogleNews;

public sealed class HubTests : GoogleNewsTest
{
    [Fact]
    public async Task Publish_NewChangedRemoved_HeldAsTheFeedSays()
    {
        Publish(Item("a", "First"), Item("b", "Second"));
        var first = await PingAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Publish(Item("a", "First, corrected"), Item("c", "Third"));
        await PingAsync();
        await PingAsync();

        Assert.Equal((204, ""), (first.Status, first.Body));
        Assert.Equal([(null, 2, 0, 0), (null, 1, 1, 1), (null, 0, 0, 0)], Google.Pings().Select(ping => ((string?)ping.Problem, ping.New, ping.Changed, ping.Removed)));
        var begun = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            new GoogleNewsItem
            {
                Id = "a",
                Title = "First, corrected",
                Link = "https://news.example.com/a",
                PublishedAt = begun.AddHours(-1),
                UpdatedAt = begun.AddMinutes(1),
                FirstSeenAt = begun,
                RemovedAt = null,
            },
            Google.Items()[0]);
        Assert.Equal([null, begun.AddMinutes(1), null], Google.Items().Select(item => item.RemovedAt));
        Assert.NotNull(Site.Requests[2].Headers["If-None-Match"]);
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Publish_FeedOfAnother_Noted()
    {
        Pages["/feed.xml"] = new LoopbackReply(200, $"""
            <feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{FeedUrl}?x=1"/><entry><id>e</id><title>T</title><link href="https://news.example.com/e"/></entry></feed>
            """);
        await PingAsync();
        Pages["/feed.xml"] = new LoopbackReply(200, "<rss>");
        await PingAsync();

        Assert.Equal(["not-self", "not-advertised", "bad-feed"], Server.Strictness.Select(entry => entry.Kind));
        Assert.Equal("e", Assert.Single(Google.Items()).Id);
    }

    [Fact]
    public async Task Publish_LinkHeaders_GoBeforeTheDocument()
    {
        Pages["/feed.xml"] = new LoopbackReply(200, FeedOf("https://elsewhere.example.com/"))
        {
            Headers = new Dictionary<string, string> { ["Link"] = $"<{FeedUrl}>; rel=\"self\", <https://pubsubhubbub.appspot.com/>; rel=\"hub\"" },
        };

        await PingAsync();

        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Publish_ElsewhereOrMissing_TakenWithoutReading()
    {
        var elsewhere = await FormAsync("hub", ("hub.mode", "publish"), ("hub.url", "https://news.example.com/feed.xml"));
        await PingAsync();

        Assert.Equal(204, elsewhere.Status);
        Assert.Equal(["It is not on this machine.", "The answer was 404."], Google.Pings().Select(ping => ping.Problem));
    }

    [Fact]
    public async Task Publish_ByFlavour_WantsItsParameter()
    {
        Publish();
        var withoutUrl = await FormAsync("hub", ("hub.mode", "publish"), ("hub.topic", FeedUrl));
        await RestartAsync(new GoogleNewsSandboxOptions { Hub = HubFlavour.TopicOnly });
        Publish();
        var withoutTopic = await FormAsync("hub", ("hub.mode", "publish"), ("hub.url", FeedUrl));
        var both = await PingAsync();
        var mode = await FormAsync("hub", ("hub.mode", "else"));
        var get = await SendAsync(HttpMethod.Get, "hub");

        Assert.Equal((400, 400, 202, 400, 405), (withoutUrl.Status, withoutTopic.Status, both.Status, mode.Status, get.Status));
    }

    [Theory]
    [InlineData(HubSignature.Sha1)]
    [InlineData(HubSignature.Sha256)]
    public async Task Subscriber_Confirms_GetsTheFeedSigned(HubSignature signature)
    {
        await RestartAsync(new GoogleNewsSandboxOptions { Signature = signature });
        await using var subscriber = await LoopbackSite.StartAsync(request => new LoopbackReply(200, request.Query.GetValueOrDefault("hub.challenge", "")));
        var callback = subscriber.Address + "callback?id=7";

        var accepted = await SubscribeAsync("subscribe", callback);
        await Google.IdleAsync();
        Publish(Item("a", "First"));
        await PingAsync();
        await Google.IdleAsync();

        Assert.Equal(202, accepted.Status);
        var (verified, delivered) = (subscriber.Requests[0], subscriber.Requests[1]);
        Assert.Equal(("GET", "7", "subscribe", FeedUrl, "600"), (verified.Method, verified.Query["id"], verified.Query["hub.mode"], verified.Query["hub.topic"], verified.Query["hub.lease_seconds"]));
        Assert.Matches("^[-+./0-9=A-Z_a-z]{48}$", verified.Query["hub.challenge"]);
        Assert.Equal(Pages["/feed.xml"].Body, Encoding.UTF8.GetString(delivered.Body));
        Assert.Equal("application/rss+xml; charset=utf-8", delivered.Headers["Content-Type"]);
        Assert.Equal($"<{Server.Address}hub>; rel=\"hub\", <{FeedUrl}>; rel=\"self\"", delivered.Headers["Link"]);
        var secret = "secret"u8;
        Assert.Equal(
            signature == HubSignature.Sha256
                ? "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, delivered.Body))
                : "sha1=" + Convert.ToHexStringLower(Sha1(secret, delivered.Body)),
            delivered.Headers["X-Hub-Signature"]);

        await SubscribeAsync("unsubscribe", callback);
        await Google.IdleAsync();
        Assert.Empty(Google.Subscriptions());
    }

    [Fact]
    public async Task Subscriber_WrongEchoOrDenied_HasNothing()
    {
        await using var subscriber = await LoopbackSite.StartAsync(_ => new LoopbackReply(200, "no"));
        await SubscribeAsync("subscribe", subscriber.Address + "callback");
        await Google.IdleAsync();
        await RestartAsync(new GoogleNewsSandboxOptions { DenySubscriptions = "closed" });
        await SubscribeAsync("subscribe", subscriber.Address + "callback");
        await Google.IdleAsync();

        Assert.Empty(Google.Subscriptions());
        Assert.Equal(("denied", "closed"), (subscriber.Requests[1].Query["hub.mode"], subscriber.Requests[1].Query["hub.reason"]));
        Assert.Equal(400, (await SubscribeAsync("subscribe", "https://example.com/callback")).Status);
    }

    [Fact]
    public async Task Subscriber_GoneOrLeaseOver_IsLeftAlone()
    {
        await using var subscriber = await LoopbackSite.StartAsync(
            request => request.Method == "GET" ? new LoopbackReply(200, request.Query["hub.challenge"]) : new LoopbackReply(410, ""));
        await SubscribeAsync("subscribe", subscriber.Address + "a");
        await SubscribeAsync("subscribe", subscriber.Address + "b");
        await Google.IdleAsync();
        Publish(Item("a", "First"));
        await PingAsync();
        await Google.IdleAsync();
        Assert.Empty(Google.Subscriptions());

        await SubscribeAsync("subscribe", subscriber.Address + "c");
        await Google.IdleAsync();
        Assert.Equal(Time.GetUtcNow().AddSeconds(600), Assert.Single(Google.Subscriptions()).ExpiresAt);
        Time.Advance(TimeSpan.FromSeconds(600));
        Assert.Empty(Google.Subscriptions());
    }

    private Task<GoogleAnswer> SubscribeAsync(string mode, string callback) => FormAsync("hub",
        ("hub.mode", mode), ("hub.callback", callback), ("hub.topic", FeedUrl), ("hub.lease_seconds", "600"), ("hub.secret", "secret"));

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "What Google's hub signs with.")]
    private static byte[] Sha1(ReadOnlySpan<byte> secret, byte[] body) => HMACSHA1.HashData(secret, body);
}
