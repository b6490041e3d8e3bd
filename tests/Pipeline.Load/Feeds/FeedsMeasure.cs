using System.Diagnostics;
using Distribution.Publishing;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Syndicating;

namespace Distribution.Pipeline.Load.Feeds;

/// <summary>A store of its own with so many published articles, and the reading of its feeds.</summary>
internal sealed class FeedsMeasure : IAsyncDisposable
{
    private static readonly ChannelName Channel = new("google-news");

    private readonly string _folder = Directory.CreateTempSubdirectory("distribution-feeds-").FullName;
    private readonly SqliteDatabase _database;
    private readonly ProcessLock _process;
    private readonly SqliteArticleStore _articles;
    private readonly ClaimHolder _claims;
    private readonly FeedReading _reading;
    private StoredArticle? _last;

    private FeedsMeasure()
    {
        _database = new(Path.Combine(_folder, "feeds.db"));
        _process = new(_folder, TimeProvider.System);
        _claims = _process.Holder();
        _articles = new(_database);
        _reading = new(
            new SqliteSyndicationStore(_database),
            [new(Channel, new() { PublicationName = "Example News", Language = "en", Title = "Example News", Home = new("https://news.example.com/") })],
            new PublicSite(static () => new("https://distribution.example.com/")),
            TimeProvider.System);
    }

    public static async Task<FeedsMeasure> StartAsync(int articles, CancellationToken cancellationToken)
    {
        var measure = new FeedsMeasure();
        try
        {
            var ledger = new SqliteDeliveryLedger(measure._database, measure._process, measure._claims);
            for (var number = 0; number < articles; number++)
            {
                await measure.PublishAsync(ledger, number, cancellationToken);
            }

            return measure;
        }
        catch
        {
            await measure.DisposeAsync();
            throw;
        }
    }

    /// <summary>In turns: an edit and the reading after it, and one more reading.</summary>
    public async Task<FeedCost> RunAsync(FeedKind kind, int rounds, CancellationToken cancellationToken)
    {
        List<double> changed = [], again = [];
        var bytes = 0;
        for (var round = 0; round < rounds; round++)
        {
            await EditAsync(round, cancellationToken);
            (var first, bytes) = await ReadAsync(kind, cancellationToken);
            changed.Add(first);
            again.Add((await ReadAsync(kind, cancellationToken)).Milliseconds);
        }

        return new(kind, bytes, Medians.Of(changed), Medians.Of(again));
    }

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<(double Milliseconds, int Bytes)> ReadAsync(FeedKind kind, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var document = await _reading.ReadAsync(Channel, kind, cancellationToken);
        return (clock.Elapsed.TotalMilliseconds, document!.Bytes.Length);
    }

    private async Task PublishAsync(SqliteDeliveryLedger ledger, int number, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var name = new ArticleName($"url:news.example.com/story/{number}");
        var known = (Identity.Known)await _articles.IdentifyAsync([name], cancellationToken);
        var article = new Article
        {
            Url = new($"https://news.example.com/story/{number}"),
            Headline = $"Ferry line {number} opens after a winter of repairs",
            Description = "The crossing takes nine minutes, and a bicycle travels for nothing until the end of May.",
            PublishedAt = now,
            Authors = ["Ada Field"],
        };
        _last = (await _articles.SaveAsync(new() { Id = known.Id, Article = article, SourceVersion = 1, FirstSeenAt = now }, cancellationToken))!;
        var planned = new Delivery
        {
            Key = new(known.Id, Channel, Occasion.Publication),
            Network = new("googlenews"),
            PublishedAt = now,
            CreatedAt = now,
            DueAt = now,
            DueSetAt = now,
        };
        await ledger.PlanAsync(_last, [planned], cancellationToken);
        var row = (await ledger.FindAsync(planned.Key, cancellationToken))!;
        await ledger.WriteAsync(row.Claimed(_claims.Take(now), new(article.Headline, article.Url)), cancellationToken);
    }

    private async Task EditAsync(int round, CancellationToken cancellationToken) =>
        _last = await _articles.SaveAsync(_last! with { Article = _last.Article! with { Headline = $"Edited {round}" } }, cancellationToken);
}
