using System.Globalization;
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

    /// <summary>Found by an index, the last to come in first.</summary>
    internal const string CarriedRows =
        """
        SELECT deliveries.version, deliveries.json, articles.version, articles.json
        FROM deliveries JOIN articles ON articles.id = deliveries.article
        WHERE deliveries.channel = @channel AND deliveries.first_claim_at >= @from
        ORDER BY deliveries.first_claim_at DESC LIMIT @limit
        """;

    /// <summary>The first before those.</summary>
    internal const string LastCarriedBefore =
        """
        SELECT first_claim_at FROM deliveries WHERE channel = @channel AND first_claim_at < @from
        ORDER BY first_claim_at DESC LIMIT 1
        """;

    /// <inheritdoc />
    public Task<SyndicationSnapshot> ReadAsync(ChannelName channel, SyndicatedBy by, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => by is SyndicatedBy.Publication
            ? new SyndicationSnapshot(
                session.Query(Rows, Read, ("@channel", channel.Value), ("@from", SqliteTime.Of(from)), ("@limit", limit)),
                session.Number(LastBefore, ("@channel", channel.Value), ("@from", SqliteTime.Of(from))) is { } before ? SqliteTime.From(before) : null)
            : new SyndicationSnapshot(
                session.Query(CarriedRows, Read, ("@channel", channel.Value), ("@from", WholeSecond(from)), ("@limit", limit)),
                session.Query(LastCarriedBefore, Time, ("@channel", channel.Value), ("@from", WholeSecond(from))) is [var last, ..] ? last : null)));

    /// <summary>The beginning of every time within that second as it stands in the JSON, which is in UTC: sorted as text they are in their order.</summary>
    private static string WholeSecond(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(SqliteDataReader reader) => DateTimeOffset.Parse(reader.GetString(0), CultureInfo.InvariantCulture);

    private static SyndicatedRow Read(SqliteDataReader reader) => new(
        RowJson.ReadDelivery(reader.GetString(1)) with { Version = reader.GetInt64(0) },
        RowJson.ReadArticle(reader.GetString(3)) with { Version = reader.GetInt64(2) });
}
