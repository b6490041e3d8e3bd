using System.Text;
using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels;

/// <summary>What every channel keeps to, on a socket that shows each byte. A network derives it and says how it is called and answered.</summary>
public abstract class ChannelConformance
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Text with everything that is written differently in JSON, HTML or a URL.</summary>
    protected static Post Post { get; } = new("Ünïted \"quotes\" & <tags> \\ 日本 🎉\nhttps://news.example/a?d=abc", new("https://news.example/a?d=abc"));

    /// <summary>The post as it is handed over.</summary>
    protected PublishRequest Request => new(Post, new("abc"), Ticket);

    /// <summary>Whatever must never be seen outside of a header.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>The network's answer to a publishing call that worked.</summary>
    protected abstract RawReply Accepted { get; }

    /// <summary>The network's answers to all that one publishing asks when it works: the call, and what a network is asked about its own post.</summary>
    protected virtual RawReply[] Accepting => [Accepted];

    /// <summary>What preparing the post came to, for a network that prepares.</summary>
    protected virtual string? Ticket => null;

    /// <summary>The network's answer to <see cref="IChannel.ProbeAsync"/> that worked.</summary>
    protected abstract RawReply Known { get; }

    /// <summary>A post of the network's, to take down.</summary>
    protected abstract string NetworkId { get; }

    /// <summary>What a publishing call is that left and whose answer is lost: a doubt, but where a second call does no harm.</summary>
    protected virtual Type Lost => typeof(DeliveryOutcome.InDoubt);

    /// <summary>What a publishing call is whose answer has this status and nothing that can be read.</summary>
    protected virtual Type Unreadable(int status) => Lost;

    /// <summary>The channel with the client as it is registered.</summary>
    protected abstract IChannel Channel(Uri baseUrl, TimeSpan callTimeout, RecordedLogs logs);

    [Fact]
    public async Task PublishAsync_ConnectionClosesOnItsSecondUse_IsOneCallInDoubt()
    {
        await using var server = new RawServer([.. Accepting, RawReply.Nothing]);
        var channel = Channel(server.Url);

        var first = await PublishAsync(channel);
        var second = await PublishAsync(channel);

        Assert.IsType<DeliveryOutcome.Published>(first);
        Assert.IsType(Lost, second);
        Assert.Equal(Accepting.Length + 1, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(1, request.Connection));
    }

    [Fact]
    public async Task PublishAsync_ConnectionClosesOnItsFirstUse_IsOneCallInDoubt()
    {
        await using var server = new RawServer(RawReply.Nothing);

        Assert.IsType(Lost, await PublishAsync(Channel(server.Url)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task TakeDownAsync_ConnectionClosesOnItsSecondUse_IsOneCall()
    {
        await using var server = new RawServer(Known, RawReply.Nothing);
        var channel = Channel(server.Url);
        await channel.ProbeAsync(CancellationToken.None);

        var reply = await channel.TakeDownAsync(NetworkId, CancellationToken.None);

        Assert.IsType<TakeDownReply.NotYet>(reply);
        Assert.Equal([1, 1], server.Requests.Select(request => request.Connection));
    }

    [Fact]
    public async Task PublishAsync_NobodyListens_IsDeferred() =>
        Assert.IsType<DeliveryOutcome.Deferred>(await PublishAsync(Channel(RawServer.Nowhere())));

    [Fact]
    public async Task PublishAsync_NoSuchHost_IsDeferred() =>
        Assert.IsType<DeliveryOutcome.Deferred>(await PublishAsync(Channel(new("http://nobody.invalid"))));

    [Fact]
    public async Task PublishAsync_NoTls_IsDeferred()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var publishing = PublishAsync(Channel(new($"https://127.0.0.1:{port}")));

        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync("HTTP/1.1 400 This is no TLS\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        client.Close();

        Assert.IsType<DeliveryOutcome.Deferred>(await publishing);
    }

    [Fact]
    public async Task PublishAsync_ClaimTooOld_IsDeferredAndSendsNothing()
    {
        await using var server = new RawServer(Accepted);
        var time = new FakeTimeProvider();
        var permit = new SendPermit(time, TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(11));

        var reply = await Channel(server.Url).PublishAsync(Request, permit, CancellationToken.None);

        Assert.IsType<DeliveryOutcome.Deferred>(reply.Outcome);
        Assert.Equal(0, server.Bytes);
    }

    [Fact]
    public async Task PublishAsync_NoAnswerInTime_IsInDoubt()
    {
        await using var server = new RawServer(RawReply.Silence);

        Assert.IsType(Lost, await PublishAsync(Channel(server.Url, TimeSpan.FromMilliseconds(400), new())));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(201, "")]
    [InlineData(201, "{\"data\":{\"id\":\"14458")]
    [InlineData(204, "")]
    [InlineData(500, "<html>Something went wrong</html>")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(503, "{}")]
    [InlineData(504, "")]
    public async Task PublishAsync_UnreadableAnswer_IsOneCallInDoubt(int status, string body)
    {
        await using var server = new RawServer(RawReply.Of(status, "text/html", body));

        Assert.IsType(Unreadable(status), await PublishAsync(Channel(server.Url)));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task PublishAsync_Redirected_IsNotFollowed(int status)
    {
        await using var server = new RawServer(RawReply.Json(status, "", "Location: /elsewhere"));

        Assert.IsType(Lost, await PublishAsync(Channel(server.Url)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task PublishAsync_SentTwice_IsTheSameBodyWithItsLength()
    {
        await using var server = new RawServer([.. Accepting, .. Accepting]);
        var channel = Channel(server.Url);

        await PublishAsync(channel);
        await PublishAsync(channel);

        var sent = server.Requests.Where(request => request.Line.StartsWith("POST ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, sent.Count);
        Assert.All(sent, request =>
        {
            Assert.NotEmpty(request.Body);
            Assert.Equal($"{request.Body.Length}", request.Header("Content-Length"));
            Assert.Equal(Described(channel), WithoutCredentials(request.Text));
            Assert.NotNull(request.Header("User-Agent"));
            Assert.Null(request.Header("Expect"));
        });
        Assert.Equal(sent[0].Body, sent[1].Body);
    }

    [Fact]
    public async Task PublishAsync_ShutDownMeanwhile_IsCarriedToItsEnd()
    {
        using var shutdown = new CancellationTokenSource();
        await using var server = new RawServer(Accepted with { After = TimeSpan.FromMilliseconds(300) });
        var publishing = Channel(server.Url).PublishAsync(Request, Permit(), shutdown.Token);
        while (server.Requests.Count == 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await shutdown.CancelAsync();

        Assert.IsType<DeliveryOutcome.Published>((await publishing).Outcome);
    }

    [Fact]
    public async Task PublishAsync_ShutDownBefore_SendsNothing()
    {
        await using var server = new RawServer(Accepted);

        var reply = await Channel(server.Url).PublishAsync(Request, Permit(), new CancellationToken(canceled: true));

        Assert.IsType<DeliveryOutcome.Deferred>(reply.Outcome);
        Assert.Equal(0, server.Bytes);
    }

    [Fact]
    public async Task EveryMethod_WhateverHappens_ShowsNoSecret()
    {
        var logs = new RecordedLogs();
        await using var server = new RawServer(Accepted, RawReply.Json(401, "{}"), RawReply.Nothing, Known, RawReply.Json(500, "{}"));
        var channel = Channel(server.Url, Patience, logs);
        object[] replies =
        [
            await channel.PublishAsync(Request, Permit(), CancellationToken.None),
            await channel.PublishAsync(Request, Permit(), CancellationToken.None),
            await channel.PublishAsync(Request, Permit(), CancellationToken.None),
            await channel.ProbeAsync(CancellationToken.None),
            await channel.FindAsync(new(Post, new("abc"), DateTimeOffset.UnixEpoch), CancellationToken.None),
            await channel.TakeDownAsync(NetworkId, CancellationToken.None),
            channel,
        ];

        var seen = new StringBuilder(logs.Text).AppendJoin('\n', replies).AppendJoin('\n', server.Requests.Select(request => request.Line + request.Text));

        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, seen.ToString(), StringComparison.Ordinal));
    }

    /// <summary>The body as people are shown it, for a network that wants a credential, or what proves one, in there.</summary>
    protected virtual string WithoutCredentials(string body) => body;

    /// <summary>The publishing call's body as people are shown it.</summary>
    protected virtual string Described(IChannel channel) => channel.DescribeRequest(Post);

    private static SendPermit Permit() => new(TimeProvider.System, TimeSpan.FromMinutes(1));

    private async Task<DeliveryOutcome> PublishAsync(IChannel channel) =>
        (await channel.PublishAsync(Request, Permit(), CancellationToken.None)).Outcome;

    private IChannel Channel(Uri baseUrl) => Channel(baseUrl, Patience, new());
}
