using Distribution.Publishing.Recording;
using Microsoft.Data.Sqlite;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>What feeds are made from, in one snapshot of the file.</summary>
public sealed class SqliteSyndicationStore(SqliteDatabase database) : ISyndicationStore
{
    /// <summary>Found by an index, newest first.</summary>
    internal const string Rows =
        """
        SELECT deliveries.version, deliveries.json, articles.version, articles.json
        FROM deliveries JOIN articles ON articles.id = deliveries.article
        WHERE deliveries.channel = @channel AND deliveries.first_claim_at IS NOT NULL AND deliveries.published_at >= @from
        ORDER BY deliveries.published_at DESC LIMIT @limit
        """;

    /// <summary>The first before those.</summary>
    internal const string LastBefore =
        """
        SELECT published_at FROM deliveries WHERE channel = @channel AND first_claim_at IS NOT NULL AND published_at < @from
        ORDER BY published_at DESC LIMIT 1
        """;

    /// <inheritdoc />
    public Task<SyndicationSnapshot> ReadAsync(ChannelName channel, DateTimeOffset publishedFrom, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => new SyndicationSnapshot(
            session.Query(Rows, Read, ("@channel", channel.Value), ("@from", SqliteTime.Of(publishedFrom)), ("@limit", limit)),
            session.Number(LastBefore, ("@channel", channel.Value), ("@from", SqliteTime.Of(publishedFrom))) is { } before ? SqliteTime.From(before) : null)));

    private static SyndicatedRow Read(SqliteDataReader reader) => new(
        RowJson.ReadDelivery(reader.GetString(1)) with { Version = reader.GetInt64(0) },
        RowJson.ReadArticle(reader.GetString(3)) with { Version = reader.GetInt64(2) });
}
