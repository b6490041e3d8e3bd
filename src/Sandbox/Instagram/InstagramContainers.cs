using System.Globalization;
using Distribution.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.Instagram;

/// <summary>The containers, as rows.</summary>
internal static class InstagramContainers
{
    private const long FirstId = 17_889_000_000_000_001;

    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS ig_containers (
            id INTEGER PRIMARY KEY, user TEXT NOT NULL, caption TEXT, alt_text TEXT, image_url TEXT NOT NULL, picture TEXT, problem INTEGER,
            created INTEGER NOT NULL, ready INTEGER NOT NULL, media INTEGER);
        CREATE INDEX IF NOT EXISTS ig_containers_by_user ON ig_containers (user, created);
        """);

    public static string NextId(SqlSession session) =>
        ((session.Number($"SELECT max(id) FROM ig_containers") ?? (FirstId - 1)) + 1).ToString(CultureInfo.InvariantCulture);

    public static void Add(SqlSession session, InstagramContainer container) => session.Execute($"""
        INSERT INTO ig_containers (id, user, caption, alt_text, image_url, picture, problem, created, ready)
        VALUES ({Number(container.Id)}, {container.UserId}, {container.Caption}, {container.AltText}, {container.FetchedFrom}, {container.Picture?.Sha256},
            {container.Problem}, {container.CreatedAt}, {container.ReadyAt})
        """);

    public static void Publish(SqlSession session, string id, string media) =>
        session.Execute($"UPDATE ig_containers SET media = {Number(media)} WHERE id = {Number(id)}");

    public static long Since(SqlSession session, string user, DateTimeOffset since) =>
        session.Number($"SELECT count(*) FROM ig_containers WHERE user = {user} AND created > {since}") ?? 0;

    public static InstagramContainer? Find(SqlSession session, string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Rows(session, number).FirstOrDefault() : null;

    /// <returns>All there ever were, oldest first.</returns>
    public static List<InstagramContainer> All(SqlSession session) => Rows(session, null);

    private static List<InstagramContainer> Rows(SqlSession session, long? id) => session.Rows($"""
        SELECT c.id, c.user, c.caption, c.alt_text, c.image_url, c.problem, c.created, c.ready, c.media, c.picture, p.width, p.height, length(p.bytes)
        FROM ig_containers c LEFT JOIN ig_pictures p ON p.sha256 = c.picture
        WHERE {id} IS NULL OR c.id = {id} ORDER BY c.id
        """, Container);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private static InstagramContainer Container(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        UserId = row.GetString(1),
        Caption = row.IsDBNull(2) ? null : row.GetString(2),
        AltText = row.IsDBNull(3) ? null : row.GetString(3),
        FetchedFrom = row.GetString(4),
        Problem = row.IsDBNull(5) ? null : row.GetInt32(5),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        ReadyAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        MediaId = row.IsDBNull(8) ? null : row.GetInt64(8).ToString(CultureInfo.InvariantCulture),
        Picture = row.IsDBNull(9) ? null : new InstagramPicture { Sha256 = row.GetString(9), Width = row.GetInt32(10), Height = row.GetInt32(11), Bytes = row.GetInt32(12) },
    };
}
