using Distribution.Publishing.Recording;
using Microsoft.Data.Sqlite;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>The ledger in one SQLite file. A row and the wake-up it is owed are one transaction.</summary>
public sealed class SqliteDeliveryLedger(SqliteDatabase database, ProcessLock processes, ClaimHolder holder) : IDeliveryLedger
{
    private const string Columns = "version, json";

    /// <inheritdoc />
    public Task<PlanWrite> PlanAsync(StoredArticle article, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write<PlanWrite>(session =>
        {
            if (session.Number("SELECT version FROM articles WHERE id = @id", ("@id", article.Id.Value)) != article.Version)
            {
                return new PlanWrite.ArticleMovedOn();
            }

            var inserted = deliveries.Where(delivery => Insert(session, delivery with { Version = 1 })).Select(delivery => delivery.Key);
            return new PlanWrite.Written([.. inserted]);
        }));

    /// <inheritdoc />
    public Task<Delivery?> FindAsync(DeliveryKey key, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => Find(session, key)));

    /// <inheritdoc />
    public Task<IReadOnlyList<Delivery>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken) => SelectAsync(
        $"SELECT {Columns} FROM deliveries WHERE article = @article ORDER BY rowid", ("@article", article.Value));

    /// <inheritdoc />
    public Task<DeliveryWrite> WriteAsync(Delivery next, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write(session => Update(session, next)));

    /// <inheritdoc />
    public Task WakeAsync(Delivery row, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
    {
        if (WakeUp.Of(row) is { } wakeUp)
        {
            session.Ensure(wakeUp, row.Key.Article.Value);
        }

        return true;
    }));

    /// <inheritdoc />
    public Task<IReadOnlyList<Delivery>> OverdueAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => SelectAsync(
        $"SELECT {Columns} FROM deliveries WHERE due_at < @before ORDER BY due_at LIMIT @limit",
        ("@before", SqliteTime.Of(before)),
        ("@limit", limit));

    /// <inheritdoc />
    public Task<IReadOnlyList<Delivery>> SetAfterAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => SelectAsync(
        $"SELECT {Columns} FROM deliveries WHERE due_set_at > @now ORDER BY due_set_at LIMIT @limit",
        ("@now", SqliteTime.Of(now)),
        ("@limit", limit));

    /// <inheritdoc />
    public Task<IReadOnlyList<Delivery>> AbandonedAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read<IReadOnlyList<Delivery>>(session =>
        {
            var owners = session.Query(
                "SELECT DISTINCT claim_owner FROM deliveries WHERE state = 'Attempting' AND claim_owner IS NOT NULL",
                static reader => reader.GetString(0));
            return
            [
                .. owners
                    .Where(owner => owner == processes.Id || !processes.Lives(owner))
                    .SelectMany(owner => session.Query(
                        $"SELECT {Columns} FROM deliveries WHERE state = 'Attempting' AND claim_owner = @owner LIMIT @limit",
                        Read,
                        ("@owner", owner),
                        ("@limit", limit)))
                    .Where(row => row.Claim is not { } claim || !holder.HasInHand(claim.Id))
                    .Take(limit),
            ];
        }));

    /// <inheritdoc />
    public Task<IReadOnlyList<Delivery>> HeldAsync(ChannelName channel, int limit, CancellationToken cancellationToken) => SelectAsync(
        $"""
         SELECT {Columns} FROM deliveries WHERE state = 'Held' AND due_at IS NULL AND channel = @channel
         ORDER BY breaking DESC, published_at DESC LIMIT @limit
         """,
        ("@channel", channel.Value),
        ("@limit", limit));

    /// <inheritdoc />
    public Task<DeliveryKey?> OwnerOfAsync(ChannelName channel, string networkId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => OwnerOf(session, channel, networkId)));

    /// <inheritdoc />
    public Task<IReadOnlyList<Delivery>> ParkedAsync(int limit, CancellationToken cancellationToken) => SelectAsync(
        $"SELECT {Columns} FROM deliveries WHERE state = 'Parked' ORDER BY published_at DESC LIMIT @limit", ("@limit", limit));

    /// <inheritdoc />
    public Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken cancellationToken) =>
        Task.FromResult(database.Read<IReadOnlyList<StateCount>>(static session => session.Query(
            "SELECT channel, state, count(*) FROM deliveries GROUP BY channel, state ORDER BY channel, state",
            static reader => new StateCount(new(reader.GetString(0)), Enum.Parse<DeliveryState>(reader.GetString(1)), reader.GetInt32(2)))));

    private static bool Insert(SqliteSession session, Delivery row)
    {
        var inserted = session.Execute(
            """
            INSERT OR IGNORE INTO deliveries
                (article, channel, occasion, version, state, due_at, due_set_at, breaking, published_at, claim_owner, network_id, json)
            VALUES (@article, @channel, @occasion, @version, @state, @due, @due_set, @breaking, @published, @owner, @network_id, @json)
            """,
            Values(row)) == 1;
        if (inserted)
        {
            OweWakeUp(session, row);
        }

        return inserted;
    }

    private static DeliveryWrite Update(SqliteSession session, Delivery next)
    {
        var row = next with { Version = next.Version + 1 };
        if (row.NetworkId is { } networkId && OwnerOf(session, row.Key.Channel, networkId) is { } owner && owner != row.Key)
        {
            return new DeliveryWrite.PostTaken(owner);
        }

        var updated = session.Execute(
            """
            UPDATE deliveries SET version = @version, state = @state, due_at = @due, due_set_at = @due_set, breaking = @breaking,
                published_at = @published, claim_owner = @owner, network_id = @network_id, json = @json
            WHERE article = @article AND channel = @channel AND occasion = @occasion AND version = @version - 1
            """,
            Values(row)) == 1;
        if (!updated)
        {
            return new DeliveryWrite.MovedOn(Find(session, next.Key));
        }

        OweWakeUp(session, row);
        return new DeliveryWrite.Written(row);
    }

    private static void OweWakeUp(SqliteSession session, Delivery row)
    {
        if (WakeUp.Of(row) is { } wakeUp)
        {
            session.Owe(wakeUp, row.Key.Article.Value);
        }
    }

    private static Delivery? Find(SqliteSession session, DeliveryKey key) => session.Query(
        $"SELECT {Columns} FROM deliveries WHERE article = @article AND channel = @channel AND occasion = @occasion",
        Read,
        ("@article", key.Article.Value),
        ("@channel", key.Channel.Value),
        ("@occasion", key.Occasion.Value)).SingleOrDefault();

    private static DeliveryKey? OwnerOf(SqliteSession session, ChannelName channel, string networkId) => session.Query(
        "SELECT article, channel, occasion FROM deliveries WHERE channel = @channel AND network_id = @network_id",
        static reader => new DeliveryKey(new(reader.GetString(0)), new(reader.GetString(1)), new(reader.GetString(2))),
        ("@channel", channel.Value),
        ("@network_id", networkId)).SingleOrDefault();

    private Task<IReadOnlyList<Delivery>> SelectAsync(string sql, params (string, object?)[] parameters) =>
        Task.FromResult(database.Read<IReadOnlyList<Delivery>>(session => session.Query(sql, Read, parameters)));

    private static Delivery Read(SqliteDataReader reader) => RowJson.ReadDelivery(reader.GetString(1)) with { Version = reader.GetInt64(0) };

    private static (string, object?)[] Values(Delivery row) =>
    [
        ("@article", row.Key.Article.Value),
        ("@channel", row.Key.Channel.Value),
        ("@occasion", row.Key.Occasion.Value),
        ("@version", row.Version),
        ("@state", row.State.ToString()),
        ("@due", SqliteTime.Of(row.DueAt)),
        ("@due_set", SqliteTime.Of(row.DueSetAt)),
        ("@breaking", row.Breaking),
        ("@published", SqliteTime.Of(row.PublishedAt)),
        ("@owner", row.State is DeliveryState.Attempting ? row.Claim?.Owner : null),
        ("@network_id", row.NetworkId),
        ("@json", RowJson.Write(row)),
    ];
}
