using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every suite of the store's seams starts from: an empty store and one process on it.</summary>
public abstract class StoreConformance(StoreHome home) : IAsyncLifetime
{
    /// <summary>Longer than any handler takes.</summary>
    protected static readonly TimeSpan Visibility = TimeSpan.FromMinutes(5);

    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected StoreHome Home { get; } = home;

    protected StoreProcess Process { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected DateTimeOffset Now => Home.Time.GetUtcNow();

    public async ValueTask InitializeAsync() => Process = await Home.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Home.DisposeAsync();
    }

    /// <summary>Runs the work on as many threads, all set off at once; the results are in the threads' order.</summary>
    protected static async Task<IReadOnlyList<T>> AtOnceAsync<T>(int threads, Func<int, Task<T>> work)
    {
        using var start = new Barrier(threads);
        return await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Cancellation);
                return work(thread);
            },
            Cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    /// <summary>An article of this name on record, at its first version.</summary>
    protected async Task<StoredArticle> StoreArticleAsync(string name = "url:news.example/1")
    {
        var identity = await Process.Articles.IdentifyAsync([new(name)], Cancellation);
        var id = Assert.IsType<Identity.Known>(identity).Id;
        return (await Process.Articles.SaveAsync(Sample.Stored(id), Cancellation))!;
    }

    /// <summary>A delivery on record as planned.</summary>
    protected async Task<Delivery> PlanAsync(Func<Delivery, Delivery>? change = null, string article = "url:news.example/1", string channel = "x-main")
    {
        var id = ArticleId.From(new(article));
        var stored = await Process.Articles.FindAsync(id, Cancellation) ?? await StoreArticleAsync(article);
        var row = Sample.Planned(Sample.Key(id, channel));
        Assert.IsType<PlanWrite.Written>(await Process.Ledger.PlanAsync(stored, [change?.Invoke(row) ?? row], Cancellation));
        return (await Process.Ledger.FindAsync(row.Key, Cancellation))!;
    }

    /// <summary>A delivery on record in this state, reached by the rules.</summary>
    protected async Task<Delivery> StoreAsync(Func<Delivery, Delivery> change, string article = "url:news.example/1", string channel = "x-main") =>
        await WriteAsync(change(await PlanAsync(article: article, channel: channel)));

    protected async Task<Delivery> WriteAsync(Delivery next) =>
        Assert.IsType<DeliveryWrite.Written>(await Process.Ledger.WriteAsync(next, Cancellation)).Row;

    /// <summary>Every message of the queue that is visible now, received for good.</summary>
    protected async Task<IReadOnlyList<ReceivedMessage>> TakeAllAsync(string queue, int limit = 10_000)
    {
        var received = await Process.Queue.ReceiveAsync(queue, limit, Visibility, Cancellation);
        foreach (var message in received)
        {
            await Process.Queue.DeleteAsync(message, Cancellation);
        }

        return received;
    }
}
