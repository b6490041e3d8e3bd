using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Editing;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Functions.Tests.Scenarios;

/// <summary>The whole pipeline as it is shipped, in this process, on a store of its own and against the stand-ins over TCP; only its waits are shorter.</summary>
internal sealed class RunningPipeline : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly string _folder;
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private int _events;

    private RunningPipeline(string folder, SandboxServer network, ServiceProvider services) => (_folder, Network, _services) = (folder, network, services);

    public SandboxServer Network { get; }

    public IDeliveryLedger Ledger => _services.GetRequiredService<IDeliveryLedger>();

    public Reposting Reposting => _services.GetRequiredService<Reposting>();

    private IArticleStore Articles => _services.GetRequiredService<IArticleStore>();

    /// <summary>Starts everything but the workers.</summary>
    public static async Task<RunningPipeline> CreateAsync(Func<ChannelSettings, ChannelSettings>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("distribution-scenario-").FullName;
        var network = await SandboxServer.StartAsync(
            new() { DataFolder = folder, Seed = 1, X = new() { MaxLag = TimeSpan.FromMilliseconds(200) } }, TestContext.Current.CancellationToken);
        var channel = Newsroom.BuiltIn.Channels[0] with
        {
            ReleaseEvery = TimeSpan.FromMilliseconds(300),
            Settings = """{"callTimeout":"2s","readDelay":"1s"}""",
        };
        var settings = new PipelineSettings
        {
            StoreFolder = folder,
            Newsroom = Newsroom.BuiltIn with { Channels = [change?.Invoke(channel) ?? channel] },
            Mode = PublishingMode.Sandbox,
            Secrets = new Dictionary<string, ChannelSecrets>(),
        };
        ServiceCollection services = [];
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddPipeline(settings.On(network, linksToFiles: false));
        services.AddSingleton<Workers>();
        services.PostConfigure<DeliveringOptions>(Shorten);
        var pipeline = new RunningPipeline(folder, network, services.BuildServiceProvider());
        await Opening.OpenChannelsAsync(pipeline._services, TestContext.Current.CancellationToken);
        return pipeline;
    }

    public RunningPipeline Start()
    {
        _running = _services.GetRequiredService<Workers>().RunAsync(_stopping.Token);
        return this;
    }

    public static Article Article(int number, DateTimeOffset? publishedAt = null) => new()
    {
        Url = new($"https://news.example.com/story/{number}"),
        Headline = $"Story {number}",
        PublishedAt = publishedAt ?? DateTimeOffset.UtcNow,
    };

    public Task SayAsync(ArticleEventKind kind, Article article, long version = 1) => AcceptAsync(new()
    {
        Id = $"event-{++_events}",
        Source = "cms",
        Kind = kind,
        Names = [ArticleName.OfUrl(article.Url)],
        Article = kind is ArticleEventKind.Withdrawn ? null : article,
        SourceVersion = version,
        ReceivedAt = DateTimeOffset.UtcNow,
        Reason = kind is ArticleEventKind.Withdrawn ? "It was wrong." : null,
    });

    public Task AcceptAsync(ArticleEvent said) => Articles.AcceptAsync(said, nonce: null, CancellationToken.None);

    public async Task<ArticleId> IdOfAsync(Article article) =>
        (await Articles.ResolveAsync(ArticleName.OfUrl(article.Url), CancellationToken.None))!;

    /// <summary>Waits until the article's newest delivery is as asked for.</summary>
    public async Task<Delivery> UntilAsync(Article article, Func<Delivery, bool> wanted)
    {
        IReadOnlyList<Delivery> rows = [];
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < Patience;)
        {
            if (await Articles.ResolveAsync(ArticleName.OfUrl(article.Url), CancellationToken.None) is { } id)
            {
                rows = await Ledger.OfArticleAsync(id, CancellationToken.None);
                if (rows.Count > 0 && wanted(rows[^1]))
                {
                    return rows[^1];
                }
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{article.Url} did not become what was waited for:\n{string.Join('\n', rows.SelectMany(row => row.History))}");
    }

    public Task<Delivery> UntilAsync(Article article, DeliveryState state) => UntilAsync(article, row => row.State == state);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await _services.DisposeAsync();
        await Network.DisposeAsync();
        _stopping.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Shorten(DeliveringOptions options)
    {
        options.SendWindow = TimeSpan.FromSeconds(1);
        options.FirstRetry = TimeSpan.FromSeconds(0.2);
        options.ProbeEvery = TimeSpan.FromSeconds(1);
        options.Looks.Clear();
        foreach (var seconds in (double[])[0.5, 1.5, 5, 6, 7])
        {
            options.Looks.Add(TimeSpan.FromSeconds(seconds));
        }
    }
}
