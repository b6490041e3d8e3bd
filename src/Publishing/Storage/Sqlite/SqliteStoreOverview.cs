using System.Globalization;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Microsoft.Data.Sqlite;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>The store at a glance, read in one snapshot of the file.</summary>
public sealed class SqliteStoreOverview(SqliteDatabase database) : IStoreOverview
{
    /// <inheritdoc />
    public Task<StoreOverview> ReadAsync(DateOnly day, int newest, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => new StoreOverview
        {
            OfTheDay = session.Query(
                "SELECT channel, state, count(*) FROM deliveries WHERE created_on = @day GROUP BY channel, state",
                static reader => new StateCount(new(reader.GetString(0)), Enum.Parse<DeliveryState>(reader.GetString(1)), reader.GetInt32(2)),
                ("@day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            Parked = Count(session, "SELECT count(*) FROM deliveries WHERE state = 'Parked'"),
            ParkedEvents = Count(session, "SELECT count(*) FROM events WHERE parked IS NOT NULL"),
            InvalidMessages = Count(session, "SELECT count(*) FROM messages WHERE queue = @queue", ("@queue", Queues.Invalid)),
            Newest = session.Query(
                """
                SELECT deliveries.version, deliveries.json, json_extract(articles.json, '$.article.headline')
                FROM deliveries LEFT JOIN articles ON articles.id = deliveries.article
                ORDER BY deliveries.rowid DESC LIMIT @limit
                """,
                Read,
                ("@limit", newest)),
        }));

    /// <inheritdoc />
    public Task ProveWritableAsync(CancellationToken cancellationToken) => Task.FromResult(database.Write(static session =>
    {
        // Writing the number that stands there already is a commit like any other: page, log, disk.
        var steps = session.Number("PRAGMA user_version") ?? 0;
        return session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {steps}"));
    }));

    private static int Count(SqliteSession session, string sql, params ReadOnlySpan<(string, object?)> parameters) => (int)(session.Number(sql, parameters) ?? 0);

    private static ShownDelivery Read(SqliteDataReader reader) => new(
        RowJson.ReadDelivery(reader.GetString(1)) with { Version = reader.GetInt64(0) },
        reader.IsDBNull(2) ? null : reader.GetString(2));
}
