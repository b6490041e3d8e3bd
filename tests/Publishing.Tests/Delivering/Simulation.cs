using System.Globalization;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>
/// A newsroom's bad day from one seed: two processes on one SQLite file deliver to one network while calls are lost, processes are
/// killed and stopped, messages come twice, stories are corrected and withdrawn. Then everything works again and it is let run out.
/// </summary>
internal sealed class Simulation : IDisposable
{
    private const int Articles = 3;

    private readonly Random _chance;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
    private readonly string _folder = NewFolder();
    private readonly SqliteDatabase _database;
    private readonly Func<IDeliveryLedger, IDeliveryLedger> _decorate;
    private readonly SimulatedWorker[] _workers;
    private readonly List<ArticleId> _articles = [];
    private readonly List<string> _story = [];

    public Simulation(int seed, Func<IDeliveryLedger, IDeliveryLedger> decorate)
    {
        _chance = new(seed);
        _decorate = decorate;
        _database = new(Path.Combine(_folder, "distribution.db"));
        Containers = seed % 2 == 0 ? null : new(_time, _chance);
        Network = new(_time, _chance, Containers);
        _workers = [NewWorker(), NewWorker()];
    }

    public SimulatedNetwork Network { get; }

    /// <summary>Every other network wants a container first.</summary>
    public SimulatedContainers? Containers { get; }

    /// <summary>What was done, for whoever has to understand a failure.</summary>
    public string Story => string.Join('\n', _story);

    public async Task RunAsync(int steps)
    {
        await PlanAsync();
        Network.NextFault = () => _chance.Next(3) == 0 ? CallFault.None : (CallFault)_chance.Next(Enum.GetValues<CallFault>().Length);
        for (var step = 0; step < steps; step++)
        {
            await StepAsync();
        }

        Network.NextFault = () => CallFault.None;
        Network.ReadsFail = false;
        Network.CredentialDeadUntil = DateTimeOffset.MinValue;
        await RunOutAsync();
    }

    public async Task<IReadOnlyList<Delivery>> RowsAsync()
    {
        List<Delivery> rows = [];
        foreach (var article in _articles)
        {
            rows.AddRange(await _workers[0].Ledger.OfArticleAsync(article, CancellationToken.None));
        }

        return rows;
    }

    public void Dispose()
    {
        Array.ForEach(_workers, worker => worker.Dispose());
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StepAsync()
    {
        var at = _chance.Next(_workers.Length);
        var worker = _workers[at];
        switch (_chance.Next(20))
        {
            case < 8:
                await OnAsync(at, "pumps", () => worker.PumpAsync());
                break;
            case < 12:
                Advance(TimeSpan.FromSeconds(_chance.NextDouble() * Math.Pow(10, _chance.Next(0, 4))));
                break;
            case 12:
                await OnAsync(at, "sweeps", () => worker.Sweep.RunAsync(CancellationToken.None));
                break;
            case 13:
                await OnAsync(at, "tends", () => worker.Tending.RunAsync(CancellationToken.None));
                break;
            case 14:
                Kill(at);
                break;
            case 15:
                await OnAsync(at, "repeats a message", () => RepeatAsync(worker));
                break;
            case 16:
                Network.ReadsFail = _chance.Next(2) == 0;
                break;
            case 17 when _chance.Next(4) == 0:
                Network.CredentialDeadUntil = _time.GetUtcNow() + TimeSpan.FromMinutes(_chance.Next(30));
                break;
            case 18 when _chance.Next(3) == 0:
                await CorrectAsync(worker, _articles[_chance.Next(Articles)]);
                break;
            case 19 when _chance.Next(6) == 0:
                await WithdrawAsync(worker, _articles[_chance.Next(Articles)]);
                break;
        }

        Network.Resume();
        foreach (var each in _workers)
        {
            await each.FinishStalledAsync();
        }
    }

    private async Task RunOutAsync()
    {
        for (var hours = 0.0; hours < 60;)
        {
            Network.Resume(all: true);
            var any = false;
            for (var at = 0; at < _workers.Length; at++)
            {
                await _workers[at].FinishStalledAsync();
                await _workers[at].Tending.RunAsync(CancellationToken.None);
                await _workers[at].Sweep.RunAsync(CancellationToken.None);
                any |= await _workers[at].PumpAsync();
            }

            if (!any)
            {
                var rows = await RowsAsync();
                if (rows.All(row => row.IsEnded || row.State is DeliveryState.Parked))
                {
                    return;
                }

                var step = TimeSpan.FromSeconds(20);
                Advance(step);
                hours += step.TotalHours;
            }
        }
    }

    private async Task PlanAsync()
    {
        var worker = _workers[0];
        for (var i = 0; i < Articles; i++)
        {
            var url = new Uri($"https://news.example.com/{i}");
            var name = ArticleName.OfUrl(url);
            var id = ((Identity.Known)await worker.Articles.IdentifyAsync([name], CancellationToken.None)).Id;
            var article = new Article { Url = url, Headline = $"Story {i}", PublishedAt = _time.GetUtcNow() };
            var stored = await worker.Articles.SaveAsync(new() { Id = id, Article = article }, CancellationToken.None);
            string[] occasions = ["publication", "repost-1", "repost-2"];
            Delivery[] rows =
            [
                .. occasions.Select(occasion => new Delivery
                {
                    Key = new(id, Network.Name, new(occasion)),
                    Network = Network.Network,
                    PublishedAt = article.PublishedAt,
                    CreatedAt = _time.GetUtcNow(),
                    DueAt = _time.GetUtcNow(),
                    DueSetAt = _time.GetUtcNow(),
                    Breaking = i == 0,
                }),
            ];
            Assert.IsType<PlanWrite.Written>(await worker.Ledger.PlanAsync(stored!, rows, CancellationToken.None));
            _articles.Add(id);
        }
    }

    /// <summary>A queue delivers at least once, and late: the same wake-up, or one from before.</summary>
    private async Task RepeatAsync(SimulatedWorker worker)
    {
        var rows = await RowsAsync();
        var row = rows[_chance.Next(rows.Count)];
        var handling = row.AwaitsSettling
            ? (Task)worker.Settling.SettleAsync(new(row.Key, Math.Max(0, row.Steps - _chance.Next(2))), CancellationToken.None)
            : worker.Delivery.DeliverAsync(new DeliverPost(row.Key, row.Claims + 1 - _chance.Next(2)), CancellationToken.None);
        if (handling.IsCompleted)
        {
            await handling;
        }
    }

    private async Task CorrectAsync(SimulatedWorker worker, ArticleId id)
    {
        var stored = (await worker.Articles.FindAsync(id, CancellationToken.None))!;
        var headline = stored.Article!.Headline + "*";
        await worker.Articles.SaveAsync(stored with { Article = stored.Article with { Headline = headline } }, CancellationToken.None);
        Note($"{headline} is corrected");
    }

    private async Task WithdrawAsync(SimulatedWorker worker, ArticleId id)
    {
        var stored = (await worker.Articles.FindAsync(id, CancellationToken.None))!;
        await worker.Articles.SaveAsync(stored with { WithdrawnAt = _time.GetUtcNow(), Withdrawals = 1 }, CancellationToken.None);
        await worker.Withdrawal.WithdrawAsync(id, CancellationToken.None);
        Note($"{stored.Article!.Headline} is withdrawn");
    }

    private async Task OnAsync(int at, string what, Func<Task> work)
    {
        Note($"worker {at} {what}");
        try
        {
            await work();
        }
        catch (ProcessKilledException)
        {
            Kill(at);
        }
    }

    private void Kill(int at)
    {
        Note($"worker {at} is killed");
        _workers[at].Dispose();
        _workers[at] = NewWorker();
    }

    private void Advance(TimeSpan by)
    {
        _time.Advance(by);
        Network.Settle();
        Note($"{by.TotalSeconds:0.0} s pass");
    }

    /// <summary>In memory where there is such a folder: the scripts are about order, and the disk's syncs would be most of their time.</summary>
    private static string NewFolder() => Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/distribution-simulation-{Guid.NewGuid():n}").FullName
        : Directory.CreateTempSubdirectory("distribution-simulation-").FullName;

    private SimulatedWorker NewWorker() => new(_database, _folder, _time, Network, _decorate);

    private void Note(string what) => _story.Add(string.Create(CultureInfo.InvariantCulture, $"{_time.GetUtcNow():HH:mm:ss.f} {what}"));
}
