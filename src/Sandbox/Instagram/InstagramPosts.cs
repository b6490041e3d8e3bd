using System.Globalization;
using System.Text;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.Instagram;

/// <summary>The media, as rows. Caption and picture are the container's.</summary>
internal static class InstagramPosts
{
    private const long FirstId = 17_920_000_000_000_001;
    private const string ShortcodeCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS ig_media (
            id INTEGER PRIMARY KEY, user TEXT NOT NULL, container INTEGER NOT NULL UNIQUE, created INTEGER NOT NULL, visible INTEGER NOT NULL, deleted INTEGER);
        CREATE INDEX IF NOT EXISTS ig_media_by_user ON ig_media (user, id);
        """);

    public static string Add(SqlSession session, InstagramContainer container, DateTimeOffset created, DateTimeOffset visible)
    {
        var id = (session.Number($"SELECT max(id) FROM ig_media") ?? (FirstId - 1)) + 1;
        session.Execute($"""
            INSERT INTO ig_media (id, user, container, created, visible)
            VALUES ({id}, {container.UserId}, {long.Parse(container.Id, CultureInfo.InvariantCulture)}, {created}, {visible})
            """);
        return id.ToString(CultureInfo.InvariantCulture);
    }

    public static void Delete(SqlSession session, InstagramMedia media, DateTimeOffset now) =>
        session.Execute($"UPDATE ig_media SET deleted = {now} WHERE id = {Number(media)} AND deleted IS NULL");

    /// <summary>How often the account has published, deleted posts too.</summary>
    public static long Since(SqlSession session, string user, DateTimeOffset since) =>
        session.Number($"SELECT count(*) FROM ig_media WHERE user = {user} AND created > {since}") ?? 0;

    /// <returns>The post though no reader may see it yet, but not a deleted one.</returns>
    public static InstagramMedia? Find(SqlSession session, string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Rows(session, number).FirstOrDefault(media => media.DeletedAt is null) : null;

    /// <returns>All there ever were, oldest first.</returns>
    public static List<InstagramMedia> All(SqlSession session) => Rows(session, null);

    /// <returns>What a reader of the account sees, newest first; one more than the page holds tells that there is a next.</returns>
    public static List<InstagramMedia> List(SqlSession session, string user, GraphPage part, DateTimeOffset now) => session.Rows($"""
        SELECT m.id, m.user, m.container, m.created, m.visible, m.deleted, c.caption, c.alt_text, c.image_url, p.sha256, p.width, p.height, length(p.bytes)
        FROM ig_media m JOIN ig_containers c ON c.id = m.container JOIN ig_pictures p ON p.sha256 = c.picture
        WHERE m.user = {user} AND m.deleted IS NULL AND m.visible <= {now} AND m.id < {part.Below} AND m.id > {part.Above}
            AND m.created >= {part.From} AND m.created < {part.To}
        ORDER BY m.id DESC LIMIT {part.Limit + 1}
        """, Media);

    public static long Number(InstagramMedia media) => long.Parse(media.Id, CultureInfo.InvariantCulture);

    private static List<InstagramMedia> Rows(SqlSession session, long? id) => session.Rows($"""
        SELECT m.id, m.user, m.container, m.created, m.visible, m.deleted, c.caption, c.alt_text, c.image_url, p.sha256, p.width, p.height, length(p.bytes)
        FROM ig_media m JOIN ig_containers c ON c.id = m.container JOIN ig_pictures p ON p.sha256 = c.picture
        WHERE {id} IS NULL OR m.id = {id} ORDER BY m.id
        """, Media);

    private static InstagramMedia Media(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        UserId = row.GetString(1),
        ContainerId = row.GetInt64(2).ToString(CultureInfo.InvariantCulture),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        VisibleAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        DeletedAt = row.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        Caption = row.IsDBNull(6) ? null : row.GetString(6),
        AltText = row.IsDBNull(7) ? null : row.GetString(7),
        FetchedFrom = row.GetString(8),
        Picture = new InstagramPicture { Sha256 = row.GetString(9), Width = row.GetInt32(10), Height = row.GetInt32(11), Bytes = row.GetInt32(12) },
        Permalink = $"https://www.instagram.com/p/{Shortcode(row.GetInt64(0))}/",
    };

    private static string Shortcode(long id)
    {
        var code = new StringBuilder();
        for (var rest = id; rest > 0; rest /= ShortcodeCharacters.Length)
        {
            code.Insert(0, ShortcodeCharacters[(int)(rest % ShortcodeCharacters.Length)]);
        }

        return code.ToString();
    }
}
