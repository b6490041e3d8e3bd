using System.Diagnostics;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Sandbox;
using Distribution.Sandbox.Faults;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>Plans the deliveries, holds the network, kills the workers, and compares.</summary>
internal sealed class KillRunner(KillRunSettings settings, TextWriter log)
{
    public const string StoreFile = "distribution.db";

    private const int Workers = 2;

    /// <summary>What the network does to the calls that reach it; it takes its time over the rest, so that a worker's life is a dozen deliveries.</summary>
    private static readonly string[] Faults =
    [
        "x:accept-then-drop,chance=0.03", $"x:late-commit-{RunTimes.LateCommit.TotalSeconds:0},chance=0.03", "x:reset,chance=0.02",
        "x:503,chance=0.01", "x:accept-then-502,chance=0.02", "x:empty-2xx,chance=0.01", "x:truncated-json,chance=0.01",
        "x:429-1,chance=0.003", "x:latency-0.25",
    ];

    private static readonly LifePoint[] Points = [.. Enum.GetValues<LifePoint>().Where(point => point is not LifePoint.Never)];

    private readonly Random _chance = new(settings.Seed);
    private readonly Dictionary<string, int> _killed = [];
    private int _stopsLeft = settings.Stops;
    private int _stopped;

    public async Task<KillRunVerdict> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("distribution-kill-run-").FullName;
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(SandboxFor(data), cancellationToken);
            foreach (var fault in Faults)
            {
                sandbox.Faults.Add(FaultRule.Parse(fault));
            }

            using var database = new SqliteDatabase(Path.Combine(data, StoreFile));
            using var processes = new ProcessLock(data, TimeProvider.System);
            var ledger = new SqliteDeliveryLedger(database, processes, processes.Holder());
            var plan = await new RunPlan(settings.Deliveries).WriteAsync(new SqliteArticleStore(database), cancellationToken);

            var clock = Stopwatch.StartNew();
            using var atMost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            atMost.CancelAfter(settings.AtMost);
            var killing = Enumerable.Range(0, Workers).Select(_ => KeepKillingAsync(data, sandbox.Address, ledger, atMost.Token));
            await Task.WhenAll(killing);

            var rows = new List<Delivery>();
            foreach (var article in plan)
            {
                rows.AddRange(await ledger.OfArticleAsync(article, CancellationToken.None));
            }

            return KillRunVerdict.Of(settings, rows, sandbox, _killed, clock.Elapsed) with { Stops = _stopped };
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private SandboxOptions SandboxFor(string data) => new()
    {
        DataFolder = Path.Combine(data, "network"),
        Seed = settings.Seed,
        CommitAfterCallerGone = 0.5,
        X = new()
        {
            MaxLag = RunTimes.MaxLag,

            // X refuses a text it has, which would hide a second sending from the count: here nothing but the pipeline prevents one.
            DuplicateWindow = TimeSpan.Zero,
            PostsPerWindow = 1_000_000,
            ReadsPerWindow = 1_000_000,
            MesPerWindow = 1_000_000,
        },
    };

    /// <summary>One worker after the other in this place, each to its fate, until everything has ended.</summary>
    private async Task KeepKillingAsync(string data, Uri network, SqliteDeliveryLedger ledger, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && !await DrainedAsync(ledger))
        {
            var (fate, byParent) = NextFate();
            using var worker = new WorkerProcess(data, network, fate, settings.Mutant, log);
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
                Count(worker.Ended.IsCompleted ? fate.Point.ToString() : "AtRandom");
            }
        }
    }

    private (Fate Fate, TimeSpan? ByParent) NextFate()
    {
        lock (_killed)
        {
            if (_stopsLeft > 0 && _killed.Values.Sum() > settings.Kills / 10)
            {
                _stopsLeft--;
                return (new(_chance.Next(2) == 0 ? LifePoint.AfterClaim : LifePoint.BeforeSend, _chance.Next(1, 4), stops: true), TimeSpan.FromSeconds(25));
            }

            if (_killed.Values.Sum() >= settings.Kills)
            {
                return (new(LifePoint.Never, 1, stops: false), null);
            }

            return _chance.Next(4) == 0
                ? (new(LifePoint.Never, 1, stops: false), TimeSpan.FromMilliseconds(_chance.Next(50, 600)))
                : (new(Points[_chance.Next(Points.Length)], _chance.Next(1, 5), stops: false), TimeSpan.FromSeconds(1));
        }
    }

    private void Count(string how)
    {
        lock (_killed)
        {
            _killed[how] = _killed.GetValueOrDefault(how) + 1;
        }
    }

    private async Task<bool> DrainedAsync(SqliteDeliveryLedger ledger)
    {
        var counts = await ledger.CountAsync(CancellationToken.None);
        return counts.Where(count => count.State is DeliveryState.Published or DeliveryState.Parked or DeliveryState.Rejected).Sum(count => count.Count)
            == settings.Deliveries;
    }
}
