using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Distribution.Publishing.Recording;
using Microsoft.Data.Sqlite;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>What feeds are made from, in one snapshot of the file.</summary>
public sealed class SqliteSyndicationStore(SqliteDatabase database) : ISyndicationStore
{
    /// <summary>Found by an index, newest first.</summary>
    internal const string Rows = Columns + Published;

    /// <summary>The same rows.</summary>
    internal const string Versions = VersionColumns + Published;

    /// <summary>The first before those.</summary>
    internal const string LastBefore =
        """
        SELECT published_at FROM deliveries WHERE channel = @channel AND first_claim_at IS NOT NULL AND published_at < @from
        ORDER BY published_at DESC LIMIT 1
        """;

    /// <summary>Found by an index, the last to come in first.</summary>
    internal const string CarriedRows = Columns + Carried;

    /// <summary>The same rows.</summary>
    internal const string CarriedVersions = VersionColumns + Carried;

    /// <summary>The first before those.</summary>
    internal const string LastCarriedBefore =
        """
        SELECT first_claim_at FROM deliveries WHERE channel = @channel AND first_claim_at < @from
        ORDER BY first_claim_at DESC LIMIT 1
        """;

    private const string Columns = "SELECT deliveries.version, deliveries.json, articles.version, articles.json";

    private const string VersionColumns = "SELECT deliveries.article || '/' || deliveries.occasion || ':' || deliveries.version || ':' || articles.version";

    private const string Published =
        """

        FROM deliveries JOIN articles ON articles.id = deliveries.article
        WHERE deliveries.channel = @channel AND deliveries.first_claim_at IS NOT NULL AND deliveries.published_at >= @from
        ORDER BY deliveries.published_at DESC LIMIT @limit
        """;

    private const string Carried =
        """

        FROM deliveries JOIN articles ON articles.id = deliveries.article
        WHERE deliveries.channel = @channel AND deliveries.first_claim_at >= @from
        ORDER BY deliveries.first_claim_at DESC LIMIT @limit
        """;

    /// <inheritdoc />
    public Task<SyndicationSnapshot> ReadAsync(ChannelName channel, SyndicatedBy by, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session =>
        {
            var isPublication = by is SyndicatedBy.Publication;
            var last = Last(session, channel, by, from);
            return new SyndicationSnapshot(
                session.Query(isPublication ? Rows : CarriedRows, Read, ("@channel", channel.Value), ("@from", Begin(by, from)), ("@limit", limit)),
                last,
                Mark(session, channel, by, from, limit, last));
        }));

    /// <inheritdoc />
    public Task<string> MarkAsync(ChannelName channel, SyndicatedBy by, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => Mark(session, channel, by, from, limit, Last(session, channel, by, from))));

    private static string Mark(SqliteSession session, ChannelName channel, SyndicatedBy by, DateTimeOffset from, int limit, DateTimeOffset? last)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{last:O}"));
        var sql = by is SyndicatedBy.Publication ? Versions : CarriedVersions;
        foreach (var row in session.Query(sql, static reader => reader.GetString(0), ("@channel", channel.Value), ("@from", Begin(by, from)), ("@limit", limit)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{row}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static DateTimeOffset? Last(SqliteSession session, ChannelName channel, SyndicatedBy by, DateTimeOffset from) => by is SyndicatedBy.Publication
        ? session.Number(LastBefore, ("@channel", channel.Value), ("@from", Begin(by, from))) is { } before ? SqliteTime.From(before) : null
        : session.Query(LastCarriedBefore, Time, ("@channel", channel.Value), ("@from", Begin(by, from))) is [var last, ..] ? last : null;

    private static object Begin(SyndicatedBy by, DateTimeOffset from) => by is SyndicatedBy.Publication ? SqliteTime.Of(from) : WholeSecond(from);

    /// <summary>The beginning of every time within that second as it stands in the JSON, which is in UTC: sorted as text they are in their order.</summary>
    private static string WholeSecond(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(SqliteDataReader reader) => DateTimeOffset.Parse(reader.GetString(0), CultureInfo.InvariantCulture);

    private static SyndicatedRow Read(SqliteDataReader reader) => new(
        RowJson.ReadDelivery(reader.GetString(1)) with { Version = reader.GetInt64(0) },
        RowJson.ReadArticle(reader.GetString(3)) with { Version = reader.GetInt64(2) });
}
