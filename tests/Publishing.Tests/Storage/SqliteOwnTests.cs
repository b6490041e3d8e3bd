using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Storage;

/// <summary>What SQLite's home has beyond the seams, and how it finds things: by an index, never by a scan.</summary>
public sealed class SqliteOwnTests : IAsyncDisposable
{
    private readonly SqliteHome _home = new();
    private readonly SqliteProcess _process;

    public SqliteOwnTests() => _process = _home.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task ReceiveAsync_OnlyAboutItsOwn_SeesNothingElse()
    {
        foreach (var id in (string[])["e-1", "e-10", "e-2"])
        {
            await _process.Articles.AcceptAsync(Sample.Event(id), nonce: null, Cancellation);
        }

        var own = new SqliteMessageQueue(_process.Database, _process.Lock, _home.Time) { OnlyAbout = ["e-1", "e-3"] };
        var none = new SqliteMessageQueue(_process.Database, _process.Lock, _home.Time) { OnlyAbout = [] };

        Assert.Null(await none.NextVisibleAsync(Queues.ArticleEvents, Cancellation));
        Assert.Equal([MessageJson.Write(new IngestArticle("e-1"))], (await ReceiveAsync(own)).Select(message => message.Body));
        Assert.Empty(await ReceiveAsync(own));
        Assert.Equal(2, (await ReceiveAsync(_process.Queue)).Count);
    }

    [Fact]
    public async Task SetAsideAsync_TheSameBodyIsThereAlready_OneOfThemIsKept()
    {
        for (var i = 0; i < 2; i++)
        {
            await _process.Articles.AcceptAsync(Sample.Event("e-1"), nonce: null, Cancellation);
            _process.Database.Write(session => session.Execute("DELETE FROM events"));
            await _process.Queue.SetAsideAsync(Assert.Single(await ReceiveAsync(_process.Queue)), $"Reason {i}.", Cancellation);
        }

        Assert.Equal(
            [(Queues.Invalid, "Reason 1.")],
            _process.Database.Read(session => session.Query("SELECT queue, problem FROM messages", reader => (reader.GetString(0), reader.GetString(1)))));
    }

    [Theory]
    [InlineData("deliveries_due", "SELECT json FROM deliveries WHERE due_at < 1 ORDER BY due_at LIMIT 10")]
    [InlineData("deliveries_due_set", "SELECT json FROM deliveries WHERE due_set_at > 1 ORDER BY due_set_at LIMIT 10")]
    [InlineData("deliveries_claimed", "SELECT DISTINCT claim_owner FROM deliveries WHERE state = 'Attempting' AND claim_owner IS NOT NULL")]
    [InlineData(
        "deliveries_held",
        "SELECT json FROM deliveries WHERE state = 'Held' AND due_at IS NULL AND channel = 'x' ORDER BY breaking DESC, published_at DESC LIMIT 10")]
    [InlineData("deliveries_on_network", "SELECT article FROM deliveries WHERE channel = 'x' AND network_id = '1'")]
    [InlineData("messages_visible", "SELECT id FROM messages WHERE queue = 'q' AND visible_at <= 1 ORDER BY visible_at, id LIMIT 10")]
    [InlineData("messages_owned", "SELECT DISTINCT owner FROM messages WHERE owner IS NOT NULL")]
    [InlineData("events_parked", "SELECT json FROM events WHERE parked IS NOT NULL ORDER BY received_at LIMIT 10")]
    [InlineData("deliveries_of_day", "SELECT channel, state, count(*) FROM deliveries WHERE created_on = '2026-11-23' GROUP BY channel, state")]
    [InlineData("deliveries_parked", "SELECT count(*) FROM deliveries WHERE state = 'Parked'")]
    [InlineData("deliveries_syndicated", SqliteSyndicationStore.Rows)]
    [InlineData("deliveries_syndicated", SqliteSyndicationStore.Versions)]
    [InlineData("deliveries_syndicated", SqliteSyndicationStore.LastBefore)]
    [InlineData("deliveries_carried", SqliteSyndicationStore.CarriedRows)]
    [InlineData("deliveries_carried", SqliteSyndicationStore.CarriedVersions)]
    [InlineData("deliveries_carried", SqliteSyndicationStore.LastCarriedBefore)]
    public void Plan_OfAQueryThatRunsAllTheTime_UsesItsIndexAndSortsNothing(string index, string query)
    {
        var plan = string.Join('\n', _process.Database.Read(session => session.Query(
            "EXPLAIN QUERY PLAN " + query, reader => reader.GetString(3), ("@channel", "x"), ("@from", 1), ("@limit", 10))));

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(IMessageQueue queue) =>
        queue.ReceiveAsync(Queues.ArticleEvents, 10, TimeSpan.FromMinutes(5), Cancellation);
}
