using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Startup;
using Distribution.Functions.Public;
using Distribution.Functions.Triggers;
using Distribution.Publishing;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Functions.Tests.Scenarios;

/// <summary>From the hand-in of the sitemap to Google's index, against the strict stand-in of Search Console on a moved clock.</summary>
public sealed class GoogleIndexTests : IAsyncLifetime
{
    private static readonly ArticleName Name = new("url:news.example.com/ferry");

    private readonly TemporaryFolder _folder = new();

    /// <summary>From a whole second of today on: Google's library signs for its tokens by a clock of its own.</summary>
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));
    private SandboxServer _sandbox = null!;
    private ServiceProvider _services = null!;
    private PublicHost _site = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new() { DataFolder = Path.Combine(_folder.Path, "stand-in"), TimeProvider = _time, GoogleNews = new() { AssertionTolerance = TimeSpan.FromHours(1) } },
            Cancellation);
        var settings = new PipelineSettings
        {
            StoreFolder = Path.Combine(_folder.Path, "data"),
            Newsroom = Newsroom.BuiltIn with { Channels = [.. Newsroom.BuiltIn.Channels.Where(channel => channel.Network.Value == "googlenews")] },
            Mode = PublishingMode.Sandbox,
            Secrets = new Dictionary<string, ChannelSecrets>(),
        };
        Directory.CreateDirectory(settings.StoreFolder);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .AddPipeline(settings.On(_sandbox, linksToFiles: false) with { PublicAddress = () => _site.Address })
            .BuildServiceProvider();
        _site = await PublicHost.StartAsync(_services, Cancellation);
        await Opening.OpenChannelsAsync(_services, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Tick_AfterAPublication_SaysSinceWhenGoogleHasIndexedIt()
    {
        var met = _time.GetUtcNow();
        await PublishAsync();    // the hub is told, and reads the feed from us at once
        await TickAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(ChannelStepState.Awaited, (await IndexAsync()).State);

        for (var minute = 0; minute < 12; minute++)
        {
            await TickAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(new ChannelStep("Google's index", ChannelStepState.Done, "The article is in it.") { At = met.AddMinutes(5) }, await IndexAsync());
        Assert.Empty(_sandbox.Strictness);
    }

    private async Task PublishAsync()
    {
        await _services.GetRequiredService<IArticleStore>().AcceptAsync(
            new()
            {
                Id = "e-1",
                Source = "cms",
                Kind = ArticleEventKind.Published,
                Names = [Name],
                Article = new() { Url = new("https://news.example.com/ferry"), Headline = "The ferry is back", PublishedAt = _time.GetUtcNow() },
                SourceVersion = 1,
                ReceivedAt = _time.GetUtcNow(),
            },
            nonce: null,
            Cancellation);

        // The event, and then the delivery it planned.
        await HandleAllAsync();
        await HandleAllAsync();
    }

    private async Task HandleAllAsync()
    {
        var queue = _services.GetRequiredService<IMessageQueue>();
        foreach (var function in _services.GetServices<IQueueFunction>())
        {
            foreach (var name in function.Queues)
            {
                foreach (var message in await queue.ReceiveAsync(name, 10, TimeSpan.FromMinutes(5), Cancellation))
                {
                    Assert.IsType<FunctionAnswer.Done>(await function.RunAsync(message.Body, Cancellation));
                    await queue.DeleteAsync(message, Cancellation);
                }
            }
        }
    }

    private async Task TickAsync(TimeSpan later)
    {
        _time.Advance(later);
        await _services.GetRequiredService<Chores>().RunAsync(Cancellation);
    }

    private async Task<ChannelStep> IndexAsync()
    {
        var row = Assert.Single(await _services.GetRequiredService<IDeliveryLedger>().OfArticleAsync(ArticleId.From(Name), Cancellation));
        Assert.Equal(DeliveryState.Published, row.State);
        return Assert.Single(row.Progress!, step => step.Name == "Google's index");
    }
}
