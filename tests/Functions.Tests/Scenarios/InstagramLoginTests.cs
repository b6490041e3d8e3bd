using Distribution.Functions.Commands.View;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Health;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Instagram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Functions.Tests.Scenarios;

/// <summary>A real account's settings against the strict stand-in of graph.instagram.com, over the life of its token.</summary>
public sealed class InstagramLoginTests : IAsyncLifetime
{
    private const string Renewed = InstagramSandboxAccount.DefaultAccessToken + "~1";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private SandboxServer _sandbox = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var now = _time.GetUtcNow();
        _sandbox = await SandboxServer.StartAsync(
            new()
            {
                DataFolder = Path.Combine(_folder.Path, "stand-in"),
                TimeProvider = _time,
                Instagram = new() { Flavour = InstagramFlavour.InstagramLogin, Accounts = [new() { TokenGivenAt = now, TokenExpiresAt = now.AddDays(60) }] },
            },
            Cancellation);
        var config = _folder.Write("distribution.json", $$"""
            {
              "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
              "publicBaseUrl": "https://distribution.news.example.com",
              "channels": [{
                "name": "instagram", "network": "instagram",
                "settings": { "login": "instagram", "userId": "{{InstagramSandboxAccount.DefaultUserId}}", "baseUrl": "{{_sandbox.Address.AbsoluteUri.TrimEnd('/')}}" }
              }]
            }
            """);
        Dictionary<string, string> environment = new()
        {
            ["DISTRIBUTION_INSTAGRAM_ACCESS_TOKEN"] = InstagramSandboxAccount.DefaultAccessToken,
            ["DISTRIBUTION_INSTAGRAM_APP_SECRET"] = GraphSandboxOptions.DefaultAppSecret,
        };
        var settings = Assert.IsType<SettingsReading.Ready>(
            SettingsReader.Read(new() { Config = config, Data = Path.Combine(_folder.Path, "data"), Environment = environment.GetValueOrDefault })).Settings;
        Directory.CreateDirectory(settings.StoreFolder);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_time).AddPipeline(settings).BuildServiceProvider();
        await Opening.OpenChannelsAsync(_services, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Tick_OverItsLife_RenewsTheTokenAndWarnsBeforeItDies()
    {
        await TickAsync(TimeSpan.Zero);
        var first = await ProbeAsync();
        await TickAsync(TimeSpan.FromHours(25));
        _sandbox.Instagram.Revoke(InstagramSandboxAccount.DefaultAccessToken, GraphRevocation.Expired);    // from here on only the renewed one works
        var second = await ProbeAsync();
        var before = await WordsAsync();
        _sandbox.Instagram.Revoke(Renewed, GraphRevocation.PasswordChanged);
        await TickAsync(TimeSpan.FromDays(31));

        var why = "The connection cannot be renewed and works only until 27 January 2027: The account's password was changed, which ended the token; "
            + "connect the account again and set the new token. It is set as DISTRIBUTION_INSTAGRAM_ACCESS_TOKEN.";
        Assert.Equal([new ProbeReply.Works("@sandboxnews"), new ProbeReply.Works("@sandboxnews")], [first, second]);
        Assert.Equal(("open", null), (before.Condition, before.Why));
        Assert.Equal(("open", why), ((await WordsAsync()).Condition, (await WordsAsync()).Why));
        Assert.Contains($"instagram: open. {why}", (await StatusAsync()).ToString(), StringComparison.Ordinal);
        Assert.Empty(_sandbox.Strictness);
    }

    private async Task TickAsync(TimeSpan later)
    {
        _time.Advance(later);
        await _services.GetRequiredService<Chores>().RunAsync(Cancellation);
    }

    private Task<ProbeReply> ProbeAsync() => _services.GetRequiredService<IChannel>().ProbeAsync(Cancellation);

    private async Task<ChannelWords> WordsAsync() => Assert.Single(await ChannelWords.ReadAsync(
        _services.GetRequiredService<PipelineSettings>(),
        _services.GetRequiredService<IChannelGate>(),
        _services.GetRequiredService<ConnectionWarnings>(),
        _time.GetUtcNow(),
        Cancellation));

    private async Task<WholeStatus> StatusAsync()
    {
        var name = _services.GetRequiredService<IChannel>().Name;
        return new(PublishingMode.Live, [], [await _services.GetRequiredService<IChannelGate>().ReadAsync(name, Cancellation)], _time.GetUtcNow())
        {
            Warnings = new Dictionary<Publishing.ChannelName, string> { [name] = (await _services.GetRequiredService<ConnectionWarnings>().OfAsync(name, Cancellation))! },
            Parked = [],
            ParkedEvents = [],
        };
    }
}
