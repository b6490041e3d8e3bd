using System.Diagnostics;
using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Hosting.Startup;
using Distribution.Functions.Public;
using Distribution.Publishing;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;
using Distribution.Sandbox.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Pipeline.Load.Isolation;

/// <summary>A pipeline as <c>serve</c> has it, with stand-ins and a store of its own.</summary>
internal sealed class IsolationRun : IAsyncDisposable
{
    /// <summary>A channel that waits for the slow victim would be done long after this.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly SandboxServer _sandbox;
    private readonly ServiceProvider _services;
    private readonly PublicHost _public;
    private readonly bool _afflicted;
    private readonly CancellationTokenSource _stopping = new();
    private Task _workers = Task.CompletedTask;

    private IsolationRun(SandboxServer sandbox, ServiceProvider services, PublicHost site, bool afflicted) =>
        (_sandbox, _services, _public, _afflicted) = (sandbox, services, site, afflicted);

    /// <param name="fault">What the victim's stand-in does to every request; null when every channel is well.</param>
    public static async Task<IsolationRun> StartAsync(string data, string? fault, CancellationToken cancellationToken)
    {
        var settings = new PipelineSettings
        {
            StoreFolder = data,
            Newsroom = IsolationNewsroom.Newsroom,
            Mode = PublishingMode.Sandbox,
            Secrets = new Dictionary<string, ChannelSecrets>(),
        };
        var sandbox = await SandboxServer.StartAsync(
            new()
            {
                DataFolder = data,

                // A picture is ready at once: how long Instagram takes over it is chance, and not what is compared.
                Instagram = new() { MaxProcessingTime = TimeSpan.Zero },
            },
            cancellationToken);
        if (fault is not null)
        {
            sandbox.Faults.Add(FaultRule.Parse(fault));
        }

        PublicHost? site = null;
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error))
            .AddPipeline(settings.On(sandbox, linksToFiles: false) with { PublicAddress = () => site?.Address })
            .AddSingleton<Workers>()
            .BuildServiceProvider();
        site = await PublicHost.StartAsync(services, cancellationToken);
        await Opening.OpenChannelsAsync(services, cancellationToken);
        return new(sandbox, services, site, fault is not null);
    }

    /// <summary>Lets the articles go live at once and waits until every channel but the victim has them all.</summary>
    /// <exception cref="InvalidOperationException">One of those posts came to another end, or to none in time, or the victim posted in spite of its fault: nothing is measured then.</exception>
    public async Task<RunDelays> MeasureAsync(IsolationPlan plan, CancellationToken cancellationToken)
    {
        var ids = await plan.WriteAsync(
            _services.GetRequiredService<IArticleStore>(), _services.GetRequiredService<IMediaStore>(), cancellationToken);
        _workers = _services.GetRequiredService<Workers>().RunAsync(_stopping.Token);

        var others = IsolationNewsroom.Newsroom.Channels.Count(channel => channel.Name.Value != Affliction.Victim);
        var clock = Stopwatch.StartNew();
        var (victim, rows) = await RowsAsync(ids, cancellationToken);
        while (rows.Count < ids.Count * others || rows.Any(row => row.State is not DeliveryState.Published))
        {
            if (clock.Elapsed > AtMost || rows.Any(row => row.State is DeliveryState.Parked || (row.IsEnded && row.State is not DeliveryState.Published)))
            {
                var open = rows.FirstOrDefault(row => row.State is not DeliveryState.Published);
                throw new InvalidOperationException($"After {clock.Elapsed.TotalSeconds:0} s {open?.Key.Channel.Value ?? "a channel"} is {open?.State}: {open?.Reason}");
            }

            await Task.Delay(LookEvery, cancellationToken);
            (victim, rows) = await RowsAsync(ids, cancellationToken);
        }

        if (_afflicted && victim.Any(row => row.State is DeliveryState.Published))
        {
            throw new InvalidOperationException($"{Affliction.Victim} has posted all the same: its fault was none.");
        }

        return new(rows.GroupBy(row => $"{row.Key.Channel}{(row.Breaking ? " breaking" : "")}").ToDictionary(
            lane => lane.Key,
            lane => NineInTen([.. lane.Select(row => (row.EndedAt!.Value - row.CreatedAt).TotalMilliseconds).Order()])));
    }

    /// <summary>The stand-ins go first: the calls that are still under way there end with them, and nobody waits for a slow one.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _sandbox.DisposeAsync();
        await _workers;
        await _public.DisposeAsync();
        await _services.DisposeAsync();
        _stopping.Dispose();
    }

    private static double NineInTen(double[] sorted) => sorted[(sorted.Length * 9 - 1) / 10];

    /// <summary>The victim's deliveries, and those of the others.</summary>
    private async Task<(IReadOnlyList<Delivery> Victim, IReadOnlyList<Delivery> Others)> RowsAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken)
    {
        var ledger = _services.GetRequiredService<IDeliveryLedger>();
        List<Delivery> rows = [];
        foreach (var article in articles)
        {
            rows.AddRange(await ledger.OfArticleAsync(article, cancellationToken));
        }

        var byVictim = rows.ToLookup(row => row.Key.Channel.Value == Affliction.Victim);
        return ([.. byVictim[true]], [.. byVictim[false]]);
    }
}
