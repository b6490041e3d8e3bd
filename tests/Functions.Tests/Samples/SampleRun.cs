using Distribution.Functions.Commands;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Hosting.Startup;
using Distribution.Functions.Public;
using Distribution.Publishing;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Preparing.Pictures;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Functions.Tests.Samples;

/// <summary>Every sample sent through the whole pipeline to every stand-in, once for all tests, as if a person had published its file.</summary>
public sealed class SampleRun : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, ArticleId> _articles = [];
    private ServiceProvider? _services;
    private SandboxServer? _sandbox;
    private PublicHost? _site;
    private WireTap? _tap;
    private Task? _working;

    public SandboxServer Sandbox => _sandbox!;

    public async ValueTask InitializeAsync()
    {
        var time = new SampleTime();
        var settings = ((SettingsReading.Ready)SettingsReader.Read(Launch())).Settings;
        _sandbox = await SandboxServer.StartAsync(
            new() { DataFolder = settings.StoreFolder, TimeProvider = time, Instagram = new() { MaxProcessingTime = TimeSpan.FromSeconds(0.5) } },
            CancellationToken.None);
        _tap = new(_sandbox.Address);
        var tapped = settings.On(_sandbox, linksToFiles: false);
        tapped = tapped with
        {
            StandIns = tapped.StandIns.ToDictionary(pair => pair.Key, pair => new StandIn(_tap.Address, pair.Value.PostLink)),
            PublicAddress = () => _site?.Address,
        };
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddPipeline(tapped).AddSingleton<Workers>().BuildServiceProvider();
        _site = await PublicHost.StartAsync(_services, CancellationToken.None);
        await Opening.OpenChannelsAsync(_services, CancellationToken.None);
        _working = _services.GetRequiredService<Workers>().RunAsync(_stopping.Token);
        foreach (var name in Repository.Samples())
        {
            await SendAsync(name, time.GetUtcNow());
        }

        await SettleAsync();
    }

    /// <summary>The sample's deliveries by channel, in the newsroom's order; none when the sample is no article.</summary>
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(string sample) => _articles.TryGetValue(sample, out var id)
        ? [.. (await OfArticleAsync(id)).OrderBy(row => Order.IndexOf(row.Key.Channel))]
        : [];

    private List<ChannelName> Order => [.. _services!.GetRequiredService<Newsroom>().Channels.Select(channel => channel.Name)];

    private Task<IReadOnlyList<Delivery>> OfArticleAsync(ArticleId id) => _services!.GetRequiredService<IDeliveryLedger>().OfArticleAsync(id, CancellationToken.None);

    /// <summary>Whether a request with exactly this body went to the stand-in.</summary>
    public bool Sent(string body) => _tap!.Saw(body);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await (_working ?? Task.CompletedTask);
        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_site?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_tap?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_sandbox?.DisposeAsync() ?? ValueTask.CompletedTask);
        _stopping.Dispose();
        _folder.Dispose();
    }

    private LaunchOptions Launch() => new() { Config = Repository.Newsroom, Data = _folder.Path, Environment = _ => null };

    private async Task SendAsync(string name, DateTimeOffset now)
    {
        if (ArticleReading.ReadFile(await File.ReadAllBytesAsync(Repository.Sample(name)), name) is not Parsed<ReadArticle>.Valid { Value: var read })
        {
            return;
        }

        if (await PictureBeside.ReadAsync(Repository.Sample(name), read.Article?.Image, CancellationToken.None) is { } picture)
        {
            await _services!.GetRequiredService<IMediaStore>().KeepOriginalAsync(read.Article!.Image!.Url, picture, now + PictureOriginals.Kept, CancellationToken.None);
        }

        _articles[name] = ArticleId.From(read.Names[0]);
        await _services!.GetRequiredService<IArticleStore>().AcceptAsync(
            new()
            {
                Id = name,
                Source = ArticleReading.Command,
                Kind = ArticleEventKind.Published,
                Names = read.Names,
                Article = read.Article,
                SourceVersion = read.SourceVersion,
                ReceivedAt = now,
                ByHand = true,
            },
            nonce: null,
            CancellationToken.None);
    }

    private async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        foreach (var id in _articles.Values)
        {
            while (await OfArticleAsync(id) is not { Count: > 0 } rows || rows.Any(row => !(row.IsEnded || row.State is DeliveryState.Held)))
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }
}
