using System.Globalization;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.X.Posting;

/// <summary>The posts, as rows.</summary>
internal static class XPosts
{
    private const long SnowflakeEpoch = 1288834974657;

    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS x_posts (
            id INTEGER PRIMARY KEY, user TEXT NOT NULL, submitted TEXT NOT NULL, normalized TEXT NOT NULL, text TEXT NOT NULL, links TEXT NOT NULL,
            media TEXT NOT NULL DEFAULT '', reply_to INTEGER, created INTEGER NOT NULL, visible INTEGER NOT NULL, deleted INTEGER);
        CREATE INDEX IF NOT EXISTS x_posts_by_text ON x_posts (user, normalized);
        CREATE INDEX IF NOT EXISTS x_posts_by_user ON x_posts (user, id);
        """);

    /// <summary>Grows from post to post, also across processes: their writes follow each other.</summary>
    public static long NextId(SqlSession session, DateTimeOffset now) => Math.Max(
        (now.ToUnixTimeMilliseconds() - SnowflakeEpoch) << 22,
        (session.Number($"SELECT max(id) FROM x_posts") ?? 0) + 1);

    public static bool IsDuplicate(SqlSession session, string user, string normalized, DateTimeOffset since) =>
        session.Number($"SELECT count(*) FROM x_posts WHERE user = {user} AND normalized = {normalized} AND created > {since}") > 0;

    public static void Add(SqlSession session, XPost post, string normalized) => session.Execute($"""
        INSERT INTO x_posts (id, user, submitted, normalized, text, links, media, reply_to, created, visible)
        VALUES ({Number(post.Id)}, {post.UserId}, {post.Submitted}, {normalized}, {post.Text}, {Links(post.Links)}, {string.Join(',', post.MediaIds)},
            {(post.InReplyTo is { } parent ? Number(parent) : null)}, {post.CreatedAt}, {post.VisibleAt})
        """);

    public static bool Delete(SqlSession session, long id, DateTimeOffset now) =>
        session.Execute($"UPDATE x_posts SET deleted = {now} WHERE id = {id} AND deleted IS NULL") == 1;

    /// <returns>The post though no reader may see it yet, but not a deleted one.</returns>
    public static XPost? Find(SqlSession session, long id) =>
        session.Rows($"SELECT id, user, submitted, text, links, reply_to, created, visible, deleted, media FROM x_posts WHERE id = {id} AND deleted IS NULL", Post).FirstOrDefault();

    /// <returns>All there ever was, oldest first.</returns>
    public static List<XPost> All(SqlSession session) =>
        session.Rows($"SELECT id, user, submitted, text, links, reply_to, created, visible, deleted, media FROM x_posts ORDER BY id", Post);

    /// <returns>What a reader of the account sees, newest first.</returns>
    public static List<XPost> Timeline(SqlSession session, string user, PostRange range, DateTimeOffset now, int count) => session.Rows($"""
        SELECT id, user, submitted, text, links, reply_to, created, visible, deleted, media FROM x_posts
        WHERE user = {user} AND deleted IS NULL AND visible <= {now} AND id > {range.After} AND id < {range.Before}
            AND created >= {range.From} AND created < {range.To} AND (reply_to IS NULL OR {(range.Replies ? 1 : 0)} = 1)
        ORDER BY id DESC LIMIT {count}
        """, Post);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    private static string Links(IReadOnlyList<XLink> links) => new JsonArray(
        [.. links.Select(link => new JsonArray(link.Shortened, link.Expanded, link.Displayed, link.Start, link.End))]).ToJsonString();

    private static XPost Post(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
        UserId = row.GetString(1),
        Submitted = row.GetString(2),
        Text = row.GetString(3),
        Links = [.. JsonNode.Parse(row.GetString(4))!.AsArray().Select(link =>
            new XLink((string)link![0]!, (string)link[1]!, (string)link[2]!, (int)link[3]!, (int)link[4]!))],
        InReplyTo = row.IsDBNull(5) ? null : row.GetInt64(5).ToString(CultureInfo.InvariantCulture),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        VisibleAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        MediaIds = row.GetString(9).Split(',', StringSplitOptions.RemoveEmptyEntries),
        DeletedAt = row.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
    };
}
