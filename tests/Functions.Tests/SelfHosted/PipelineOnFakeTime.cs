using Distribution.Functions.Hosting;
using Distribution.Functions.Triggers;
using Distribution.Publishing;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Functions.Tests.SelfHosted;

/// <summary>The pipeline as it is composed, on a store of its own, with a clock that a test advances and a gate that a test may break. Nothing is sent.</summary>
internal sealed class PipelineOnFakeTime : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("distribution-pump-").FullName;
    private readonly ServiceProvider _services;

    public PipelineOnFakeTime()
    {
        ServiceCollection services = [];
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddPipeline(new()
        {
            StoreFolder = _folder,
            Newsroom = Newsroom.BuiltIn with { Channels = [Newsroom.BuiltIn.Channels[0]] },
            Mode = PublishingMode.Sandbox,
            Secrets = new Dictionary<string, ChannelSecrets>(),
        });
        services.AddSingleton(provider => new WatchedGate(new(provider.GetRequiredService<SqliteDatabase>())));
        services.AddSingleton<IChannelGate>(provider => provider.GetRequiredService<WatchedGate>());
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public IMessageQueue Queue => _services.GetRequiredService<IMessageQueue>();

    public IArticleStore Articles => _services.GetRequiredService<IArticleStore>();

    public IDeliveryLedger Ledger => _services.GetRequiredService<IDeliveryLedger>();

    public WatchedGate Gate => _services.GetRequiredService<WatchedGate>();

    public Chores Chores => _services.GetRequiredService<Chores>();

    public IQueueFunction FunctionOf(string queue) => _services.GetServices<IQueueFunction>().Single(function => function.Queues.Contains(queue));

    /// <summary>Puts an event on record, with its message.</summary>
    public Task SayAsync(string id) => Articles.AcceptAsync(
        new()
        {
            Id = id,
            Source = "cms",
            Kind = ArticleEventKind.Published,
            Names = [new("url:" + id)],
            Article = new() { Url = new($"https://news.example.com/{id}"), Headline = id, PublishedAt = Time.GetUtcNow() },
            SourceVersion = 1,
            ReceivedAt = Time.GetUtcNow(),
        },
        nonce: null,
        CancellationToken.None);

    /// <summary>Puts a delivery on record, with the message it is owed.</summary>
    public async Task<Delivery> PlanAsync(string article, Func<Delivery, Delivery>? change = null)
    {
        var id = ((Identity.Known)await Articles.IdentifyAsync([new("url:" + article)], CancellationToken.None)).Id;
        var stored = (await Articles.SaveAsync(new() { Id = id }, CancellationToken.None))!;
        var row = new Delivery
        {
            Key = new(id, new("x"), Occasion.Publication),
            Network = new("x"),
            PublishedAt = Time.GetUtcNow(),
            CreatedAt = Time.GetUtcNow(),
            DueAt = Time.GetUtcNow(),
            DueSetAt = Time.GetUtcNow(),
        };
        await Ledger.PlanAsync(stored, [change?.Invoke(row) ?? row], CancellationToken.None);
        return (await Ledger.FindAsync(row.Key, CancellationToken.None))!;
    }

    /// <summary>Makes a row unreadable on the disk.</summary>
    public void Corrupt(Delivery row)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, PipelineServices.StoreFile), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE deliveries SET json = '{}' WHERE article = @article";
        command.Parameters.AddWithValue("@article", row.Key.Article.Value);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    /// <summary>Lets the clock run, a quarter of a second at a time, until it is so.</summary>
    public async Task UntilAsync(Func<bool> wanted)
    {
        for (var since = TimeProvider.System.GetTimestamp(); !wanted();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, "It did not become so.");
            Time.Advance(TimeSpan.FromSeconds(0.25));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Counts the changes asked for, and breaks when told to.</summary>
internal sealed class WatchedGate(SqliteChannelGate inner) : IChannelGate
{
    private int _changes;

    public bool IsBroken { get; set; }

    public int Changes => Volatile.Read(ref _changes);

    public Task<ChannelGate> ReadAsync(ChannelName channel, CancellationToken cancellationToken) =>
        IsBroken ? throw new InvalidOperationException("A bug.") : inner.ReadAsync(channel, cancellationToken);

    public Task<ChannelGate> ChangeAsync(ChannelName channel, Func<ChannelGate, ChannelGate> change, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _changes);
        return IsBroken ? throw new InvalidOperationException("A bug.") : inner.ChangeAsync(channel, change, cancellationToken);
    }
}
