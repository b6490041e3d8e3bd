using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Tests.Recording;
using Microsoft.Data.Sqlite;

namespace Distribution.Publishing.Tests.Storage;

/// <summary>A full disk and a file cut short: what was answered stays, what failed leaves nothing half done.</summary>
public sealed class SqliteFaultTests : IAsyncDisposable
{
    private const int SqliteFull = 13;
    private readonly SqliteHome _home = new();
    private readonly SqliteProcess _process;

    public SqliteFaultTests() => _process = _home.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task AcceptAsync_DiskFull_NoEventNoNonceNoMessageAndLaterItIsNew()
    {
        var said = Sample.Event("e-1") with { Article = Sample.Article() with { Description = new('x', 100_000) } };
        var nonce = new SpentNonce("cms", "nonce-1", "hash-1");

        FillTheDisk();
        var failure = await Assert.ThrowsAsync<SqliteException>(() => _process.Articles.AcceptAsync(said, nonce, Cancellation));

        Assert.Equal(SqliteFull, failure.SqliteErrorCode);
        Assert.Null(await _process.Articles.FindEventAsync("e-1", Cancellation));
        Assert.Null(await _process.Queue.NextVisibleAsync(Queues.ArticleEvents, Cancellation));
        MakeRoom();
        Assert.Equal(new Acceptance.Accepted(), await _process.Articles.AcceptAsync(said, nonce, Cancellation));
    }

    [Fact]
    public async Task PlanAsync_DiskFullHalfWay_NoRowOfThePlanIsThere()
    {
        var article = await StoreArticleAsync();
        Delivery[] plan = [.. Enumerable.Range(0, 50).Select(i => Sample.Planned(Sample.Key(article.Id, $"channel-{i}")) with { EditedText = new('x', 2_000) })];

        FillTheDisk(spare: 10);
        await Assert.ThrowsAsync<SqliteException>(() => _process.Ledger.PlanAsync(article, plan, Cancellation));

        Assert.Empty(await _process.Ledger.OfArticleAsync(article.Id, Cancellation));
        Assert.Null(await _process.Queue.NextVisibleAsync(Queues.ToDeliver(Sample.Network, breaking: false), Cancellation));
        MakeRoom();
        var written = Assert.IsType<PlanWrite.Written>(await _process.Ledger.PlanAsync(article, plan, Cancellation));
        Assert.Equal(plan.Length, written.Inserted.Count);
    }

    [Fact]
    public async Task WriteAsync_DiskFull_TheRowStandsAsItDidAndTheSameWriteWorksLater()
    {
        var article = await StoreArticleAsync();
        await _process.Ledger.PlanAsync(article, [Sample.Planned()], Cancellation);
        var planned = (await _process.Ledger.FindAsync(Sample.Planned().Key, Cancellation))!;
        var next = planned.Claimed(_process.Claims.Take(Sample.Start), Sample.Post with { Text = new('x', 100_000) });

        FillTheDisk();
        await Assert.ThrowsAsync<SqliteException>(() => _process.Ledger.WriteAsync(next, Cancellation));

        Same.Row(planned, await _process.Ledger.FindAsync(planned.Key, Cancellation));
        MakeRoom();
        Assert.IsType<DeliveryWrite.Written>(await _process.Ledger.WriteAsync(next, Cancellation));
    }

    [Fact]
    public async Task Open_LogCutShortAnywhere_ARowAndItsWakeUpAreThereTogetherOrNotAtAll()
    {
        const int Articles = 6;
        for (var i = 0; i < Articles; i++)
        {
            await _process.Articles.AcceptAsync(Sample.Event($"e-{i}"), new("cms", $"nonce-{i}", "hash"), Cancellation);
        }

        var log = new FileInfo(_home.Database + "-wal").Length;
        var counts = new HashSet<int>();
        for (var kept = log; kept > 0; kept -= log / 40)
        {
            counts.Add(await CountInCopyAsync(kept));
        }

        Assert.Superset(new HashSet<int>([0, 1, Articles]), counts);
    }

    [Fact]
    public async Task Open_NotADatabase_SaysSo()
    {
        var path = Path.Combine(_home.Folder, "other.db");
        await File.WriteAllBytesAsync(path, [.. Enumerable.Repeat((byte)'x', 8_192)], Cancellation);

        Assert.Throws<SqliteException>(() => new SqliteDatabase(path));
    }

    [Fact]
    public async Task Open_ManyAtOnceOnANewFile_TheSchemaIsMadeOnce()
    {
        var path = Path.Combine(_home.Folder, "new", "distribution.db");

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new SqliteDatabase(path), Cancellation)));

        Assert.All(opened, database => Assert.Equal(SqliteSchema.Version, database.Read(session => session.Number("PRAGMA user_version"))));
        Array.ForEach(opened, database => database.Dispose());
    }

    [Fact]
    public void Open_AsShipped_CommitsSurviveTheMachine() => Assert.Equal(
        ("wal", 2L),
        _process.Database.Write(session => (session.Text("PRAGMA journal_mode"), session.Number("PRAGMA synchronous"))));

    /// <summary>The file as a machine that lost power may leave it: the log ends in the middle of anything.</summary>
    private async Task<int> CountInCopyAsync(long kept)
    {
        var copy = Directory.CreateDirectory(Path.Combine(_home.Folder, $"copy-{kept}")).FullName;
        var path = Path.Combine(copy, "distribution.db");
        await File.WriteAllBytesAsync(path, await ReadSharedAsync(_home.Database), Cancellation);
        await File.WriteAllBytesAsync(path + "-wal", (await ReadSharedAsync(_home.Database + "-wal"))[..(int)kept], Cancellation);

        using var database = new SqliteDatabase(path);
        return database.Read(session =>
        {
            Assert.Equal("ok", session.Text("PRAGMA integrity_check"));
            var events = session.Query("SELECT id FROM events ORDER BY id", reader => reader.GetString(0));
            Assert.Equal(events, session.Query("SELECT event FROM nonces ORDER BY event", reader => reader.GetString(0)));
            Assert.Equal(
                events.Select(id => MessageJson.Write(new IngestArticle(id))),
                session.Query("SELECT body FROM messages ORDER BY body", reader => reader.GetString(0)));
            return events.Count;
        });
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, Cancellation);
        return bytes;
    }

    private async Task<StoredArticle> StoreArticleAsync()
    {
        await _process.Articles.IdentifyAsync([Sample.Name], Cancellation);
        return (await _process.Articles.SaveAsync(Sample.Stored(ArticleId.From(Sample.Name)), Cancellation))!;
    }

    /// <summary>SQLite's own limit answers as a full disk does.</summary>
    private void FillTheDisk(int spare = 0) => _process.Database.Write(session =>
        session.Number($"PRAGMA max_page_count = {session.Number("PRAGMA page_count") + spare}"));

    private void MakeRoom() => _process.Database.Write(session => session.Number("PRAGMA max_page_count = 1000000"));

    [Fact]
    public async Task Dispose_WhileAWriteRuns_LetsItEndFirst()
    {
        var database = new SqliteDatabase(Path.Combine(_home.Folder, "disposed", "distribution.db"));
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var writing = Task.Run(() => database.Write(session =>
        {
            begun.Set();
            goOn.Wait(Cancellation);
            return session.Number("SELECT 1");
        }), Cancellation);
        begun.Wait(Cancellation);

        var disposing = Task.Run(database.Dispose, Cancellation);
        goOn.Set();

        Assert.Equal(1, await writing);
        await disposing;
    }
}
