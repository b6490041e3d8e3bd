using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Channels.Instagram;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Connecting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static Distribution.Publishing.Tests.Channels.Instagram.InstagramChannels;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>An account that logged in at Instagram itself and its token, as the host joins them.</summary>
public sealed class InstagramConnectingTests
{
    private const string Seed = "IGAAseed-token";
    private const string OwnLogin = """{ "login": "instagram", "userId": "17841400000000001", "baseUrl": "%" }""";

    private static readonly PublishRequest Ready = new(new("Mayor resigns", new("https://news.example.com/a")), new("abc"), "17900000000000001");

    [Fact]
    public async Task PublishAsync_OverARenewal_UsesTheTokenOfTheTimeAndLogsNone()
    {
        var (time, logs) = (new FakeTimeProvider(Now), new RecordedLogs());
        await using var server = new RawServer(request => request.Line.Contains("refresh_access_token", StringComparison.Ordinal)
            ? RawReply.Json(200, """{"access_token":"IGAAsecond-token","token_type":"bearer","expires_in":5183944}""")
            : RawReply.Json(200, """{"id":"17920000000000001","permalink":"https://www.instagram.com/p/a/"}"""));
        await using var services = Services(server, time, logs);

        await PublishAsync(services);
        await RenewAsync(services);
        time.Advance(TimeSpan.FromHours(25));
        await RenewAsync(services);
        await PublishAsync(services);

        Assert.Equal(
            [$"Bearer {Seed}", $"Bearer {Seed}", null, "Bearer IGAAsecond-token", "Bearer IGAAsecond-token"],
            server.Requests.Select(request => request.Header("Authorization")));
        Assert.Contains("connection renewed until", logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("IGAAsecond", logs.Text, StringComparison.Ordinal);
    }

    /// <summary>Another process renewed it between the reading of the token and the answer.</summary>
    [Fact]
    public async Task PublishAsync_TokenRenewedMeanwhile_GoesAgainInsteadOfHoldingTheChannel()
    {
        var time = new FakeTimeProvider(Now);
        var store = new MemoryConnectionStore();
        await using var server = new RawServer(_ =>
        {
            var row = store.Row;
            store.SaveAsync(row with { AccessToken = "IGAAsecond-token" }, CancellationToken.None).GetAwaiter().GetResult();
            return RawReply.Json(400, """{"error":{"code":190}}""");
        });
        await using var services = Services(server, time, new(), store);
        await RenewAsync(services);

        Assert.Equal(new DeliveryOutcome.Throttled("The connection was renewed meanwhile.", Now), (await PublishAsync(services)).Outcome);
    }

    [Fact]
    public async Task PublishAsync_DeadToken_HoldsTheChannelAndSaysWhy()
    {
        await using var server = new RawServer(RawReply.Json(400, """{"error":{"code":190,"error_subcode":460}}"""));
        await using var services = Services(server, new(Now), new());
        await RenewAsync(services);

        var held = Assert.IsType<DeliveryOutcome.ChannelRefused>((await PublishAsync(services)).Outcome);

        Assert.Equal(
            (HoldCause.NeedsReconnecting, "The account's password was changed, which ended the token; connect the account again and set the new token."),
            (held.Cause, held.Reason));
    }

    [Theory]
    [InlineData("""{ "login": "instagram" }""", false, 1)]
    [InlineData("""{ "login": "facebook" }""", false, 0)]
    [InlineData("""{ "login": "instagram" }""", true, 0)]
    public void Register_Login_DecidesWhetherAnythingIsRenewed(string settings, bool sandbox, int renewals)
    {
        var services = new ServiceCollection();
        new InstagramNetwork().Register(services, new(
            Settings with { Settings = settings }, Given(Seed), sandbox ? new(new("http://127.0.0.1:1"), "http://127.0.0.1/{id}") : null));

        Assert.Equal(renewals, services.Count(service => service.ServiceType == typeof(ConnectionRefresh)));
    }

    private static ChannelSecrets.Given Given(string token) => new(GraphCredentials.PageToken, new Dictionary<string, string> { ["ACCESS_TOKEN"] = token });

    private static Task<PublishReply> PublishAsync(ServiceProvider services) => services.GetRequiredService<IChannel>()
        .PublishAsync(Ready, new(TimeProvider.System, TimeSpan.FromMinutes(1)), CancellationToken.None);

    private static Task<RefreshResult> RenewAsync(ServiceProvider services) => services.GetRequiredService<ConnectionRefresh>().RefreshAsync(CancellationToken.None);

    private static ServiceProvider Services(RawServer server, FakeTimeProvider time, RecordedLogs logs, IConnectionStore? store = null)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(store ?? new MemoryConnectionStore());
        new InstagramNetwork().Register(services, new(
            Settings with { Settings = OwnLogin.Replace("%", server.Url.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal) }, Given(Seed), StandIn: null));
        return services.BuildServiceProvider();
    }
}
