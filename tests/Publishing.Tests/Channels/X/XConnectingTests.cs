using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Connecting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.X;

/// <summary>A channel and its connection as the host joins them.</summary>
public sealed class XConnectingTests
{
    private const string Pair = """{"token_type":"bearer","expires_in":7200,"access_token":"access-%","refresh_token":"refresh-%"}""";

    private static readonly DateTimeOffset Now = new(2026, 2, 16, 0, 0, 0, TimeSpan.Zero);
    private static readonly Post Post = new("Hello", new("https://news.example.com/a"));

    [Fact]
    public async Task PublishAsync_NotConnected_HoldsTheChannelAndSendsNothing()
    {
        await using var server = new RawServer(RawReply.Nothing);

        var reply = await PublishAsync(Services(server, new ChannelSecrets.None(), new(Now)));

        Assert.Equal(
            new PublishReply(new DeliveryOutcome.ChannelRefused(HoldCause.NotConnected, "x-main has no credential; set its environment variables.", "not sent")),
            reply);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task PublishAsync_FourKeys_SignsWithThem()
    {
        await using var server = new RawServer(RawReply.Json(201, """{"data":{"id":"1"}}"""));

        await PublishAsync(Services(server, Given(XConnecting.SignedKeys, "key-1", "secret-2", "token-3", "secret-4"), new(Now)));

        Assert.StartsWith("OAuth oauth_consumer_key=\"key-1\", oauth_nonce=", server.Requests.Single().Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_TokenRefused_WaitsForOneRenewalAndThenPosts()
    {
        var time = new FakeTimeProvider(Now);
        var pairs = 0;
        await using var server = new RawServer(request => request switch
        {
            _ when request.Line.Contains("oauth2", StringComparison.Ordinal) => RawReply.Json(200, Pair.Replace("%", $"{++pairs}", StringComparison.Ordinal)),
            _ when request.Header("Authorization") == "Bearer access-2" => RawReply.Json(201, """{"data":{"id":"1"}}"""),
            _ => RawReply.Json(401, "{}"),
        });
        var services = Services(server, Given(XConnecting.RenewedTokens, "client-1", "seed", "secret-2"), time);
        var refresh = services.GetRequiredService<ConnectionRefresh>();

        var unconnected = await PublishAsync(services);
        await refresh.RefreshAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(30));
        var refused = await PublishAsync(services);
        var waiting = await PublishAsync(services);
        await refresh.RefreshAsync(CancellationToken.None);
        var posted = await PublishAsync(services);

        var wait = new DeliveryOutcome.Throttled("The connection waits for its renewal.", Now.AddSeconds(30));
        Assert.Equal(
            [wait, wait with { Until = Now.AddMinutes(30.5) }, wait with { Until = Now.AddMinutes(30.5) }, new DeliveryOutcome.Published("1", new("https://x.com/i/status/1"))],
            new[] { unconnected, refused, waiting, posted }.Select(reply => reply.Outcome));
        Assert.Equal(["oauth2/token", "tweets", "oauth2/token", "tweets"], server.Requests.Select(request => request.Line.Split(' ')[1]["/2/".Length..]));
        Assert.Equal(["seed", "refresh-1"], server.Requests.Where(request => request.Text.StartsWith("grant", StringComparison.Ordinal)).Select(request => request.Text.Split('=')[^1]));
    }

    private static Task<PublishReply> PublishAsync(ServiceProvider services) => services.GetRequiredService<IChannel>()
        .PublishAsync(new(Post, new("abc")), new(TimeProvider.System, TimeSpan.FromMinutes(1)), CancellationToken.None);

    private static ChannelSecrets.Given Given(CredentialForm form, params string[] values) =>
        new(form, form.Required.Concat(form.Optional).Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));

    private static ServiceProvider Services(RawServer server, ChannelSecrets secrets, FakeTimeProvider time) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(time)
        .AddSingleton<IConnectionStore>(new MemoryConnectionStore())
        .AddX(new("x-main"), new() { BaseUrl = server.Url }, new(), secrets, new())
        .BuildServiceProvider();
}
