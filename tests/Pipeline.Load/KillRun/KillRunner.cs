using System.Diagnostics;
using Distribution.Functions.Public;
using Distribution.Publishing.Recording;
using Distribution.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>Plans the deliveries, holds the networks and our public site, kills the workers, and compares.</summary>
internal sealed class KillRunner(KillRunSettings settings, TextWriter log)
{
    private const int Workers = 2;

    private readonly Fates _fates = new(settings);
    private int _stopped;

    public async Task<KillRunVerdict> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("distribution-kill-run-").FullName;
        try
        {
            await using var sandbox = await RunSandbox.StartAsync(Path.Combine(data, "network"), settings.Seed, cancellationToken);
            PublicHost? site = null;
            await using var services = RunPipeline.Services(data, sandbox.Address, sandbox.Networks, () => site?.Address).BuildServiceProvider();
            await using var running = site = await PublicHost.StartAsync(services, cancellationToken);
            new RunPlaces(sandbox.Address, sandbox.Networks, running.Address).Write(data);

            using var plan = new RunPlan(settings, services.GetRequiredService<IArticleStore>(), services.GetRequiredService<IMediaStore>());
            return await RunAsync(data, plan, services.GetRequiredService<IDeliveryLedger>(), sandbox, cancellationToken);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task<KillRunVerdict> RunAsync(
        string data, RunPlan plan, IDeliveryLedger ledger, SandboxServer sandbox, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var atMost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        atMost.CancelAfter(settings.AtMost);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => KeepKillingAsync(data, plan, ledger, atMost.Token)));

        var rows = new List<Delivery>();
        foreach (var article in plan.Written)
        {
            rows.AddRange(await ledger.OfArticleAsync(article, CancellationToken.None));
        }

        return KillRunVerdict.Of(settings, rows, sandbox, _fates.Deaths, clock.Elapsed) with { Stops = _stopped };
    }

    /// <summary>One worker after the other in this place, each to its fate, until everything has ended.</summary>
    private async Task KeepKillingAsync(string data, RunPlan plan, IDeliveryLedger ledger, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && !await DrainedAsync(ledger))
        {
            await plan.WriteAsync(_fates.Deaths.Count, CancellationToken.None);
            var (fate, byParent) = _fates.Next();
            using var worker = new WorkerProcess(data, fate, settings.Mutant, log);
            await worker.Started;
            var ended = byParent is { } after ? Task.WhenAny(worker.Ended, Task.Delay(after, cancellationToken)) : worker.Ended;
            while (!ended.IsCompleted && !cancellationToken.IsCancellationRequested && !await DrainedAsync(ledger))
            {
                await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None));
                if (worker.IsStopped)
                {
                    Interlocked.Increment(ref _stopped);
                    await Task.WhenAny(ended, Task.Delay(RunTimes.StoppedFor, CancellationToken.None));
                    worker.Continue();
                }
            }

            if (!await DrainedAsync(ledger))
            {
                _fates.Count(fate, worker.Ended.IsCompleted);
            }
        }
    }

    /// <summary>Nothing more happens by itself to any delivery.</summary>
    private async Task<bool> DrainedAsync(IDeliveryLedger ledger)
    {
        var counts = await ledger.CountAsync(CancellationToken.None);
        return counts
            .Where(count => count.State is DeliveryState.Published or DeliveryState.Parked or DeliveryState.Rejected or DeliveryState.Skipped or DeliveryState.Expired)
            .Sum(count => count.Count) == settings.Articles * RunNetworks.All.Count;
    }
}
