using System.Globalization;
using Distribution.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.X.Media;

/// <summary>The uploads, as rows.</summary>
internal static class XUploads
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS x_media (
            id INTEGER PRIMARY KEY, user TEXT NOT NULL, type TEXT NOT NULL, bytes INTEGER NOT NULL, hash TEXT NOT NULL,
            width INTEGER NOT NULL, height INTEGER NOT NULL, alt TEXT, uploaded INTEGER NOT NULL)
        """);

    public static long NextId(SqlSession session) => Math.Max(1_900_000_000_000_000_000, session.Number($"SELECT max(id) FROM x_media") ?? 0) + 1;

    public static void Add(SqlSession session, XMedia media) => session.Execute($"""
        INSERT INTO x_media (id, user, type, bytes, hash, width, height, alt, uploaded)
        VALUES ({long.Parse(media.Id, CultureInfo.InvariantCulture)}, {media.UserId}, {media.MediaType}, {media.Bytes}, {media.Hash},
            {media.Width}, {media.Height}, {media.AltText}, {media.UploadedAt})
        """);

    public static void Describe(SqlSession session, string id, string altText) =>
        session.Execute($"UPDATE x_media SET alt = {altText} WHERE id = {long.Parse(id, CultureInfo.InvariantCulture)}");

    /// <returns>The account's own upload, while X keeps it.</returns>
    public static XMedia? Find(SqlSession session, string id, string user, DateTimeOffset now) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? session.Rows(
                $"SELECT id, user, type, bytes, hash, width, height, alt, uploaded FROM x_media WHERE id = {number} AND user = {user} AND uploaded > {now - Kept}", Read).FirstOrDefault()
            : null;

    public static List<XMedia> All(SqlSession session) =>
        session.Rows($"SELECT id, user, type, bytes, hash, width, height, alt, uploaded FROM x_media ORDER BY id", Read);

    private static XMedia Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        UserId = row.GetString(1),
        MediaType = row.GetString(2),
        Bytes = row.GetInt32(3),
        Hash = row.GetString(4),
        Width = row.GetInt32(5),
        Height = row.GetInt32(6),
        AltText = row.IsDBNull(7) ? null : row.GetString(7),
        UploadedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
    };
}
