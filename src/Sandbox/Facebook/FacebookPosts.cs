using System.Globalization;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.Facebook;

/// <summary>The posts, as rows.</summary>
internal static class FacebookPosts
{
    private const long FirstNumber = 122_093_000_000_000_001;

    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS fb_posts (
            number INTEGER PRIMARY KEY, page TEXT NOT NULL, message TEXT, link TEXT, created INTEGER NOT NULL, visible INTEGER NOT NULL, deleted INTEGER);
        CREATE INDEX IF NOT EXISTS fb_posts_by_page ON fb_posts (page, number);
        """);

    /// <summary>Grows from post to post, also across processes: their writes follow each other.</summary>
    public static string NextId(SqlSession session, string page) => string.Create(
        CultureInfo.InvariantCulture, $"{page}_{(session.Number($"SELECT max(number) FROM fb_posts") ?? (FirstNumber - 1)) + 1}");

    public static void Add(SqlSession session, FacebookPost post) => session.Execute($"""
        INSERT INTO fb_posts (number, page, message, link, created, visible)
        VALUES ({Number(post)}, {post.PageId}, {post.Message}, {post.Link}, {post.CreatedAt}, {post.VisibleAt})
        """);

    public static bool IsDuplicate(SqlSession session, string page, string? message, string? link, DateTimeOffset since) => session.Number($"""
        SELECT count(*) FROM fb_posts WHERE page = {page} AND message IS {message} AND link IS {link} AND created > {since} AND deleted IS NULL
        """) > 0;

    public static void Delete(SqlSession session, FacebookPost post, DateTimeOffset now) =>
        session.Execute($"UPDATE fb_posts SET deleted = {now} WHERE number = {Number(post)} AND deleted IS NULL");

    /// <returns>The post though no reader may see it yet, but not a deleted one.</returns>
    public static FacebookPost? Find(SqlSession session, string id) => id.Split('_') is [var page, var post] && long.TryParse(post, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? session.Rows($"SELECT number, page, message, link, created, visible, deleted FROM fb_posts WHERE number = {number} AND page = {page} AND deleted IS NULL", Post).FirstOrDefault()
        : null;

    /// <returns>All there ever was, oldest first.</returns>
    public static List<FacebookPost> All(SqlSession session) =>
        session.Rows($"SELECT number, page, message, link, created, visible, deleted FROM fb_posts ORDER BY number", Post);

    /// <returns>What a reader of the Page sees, newest first; one more than the page holds tells that there is a next.</returns>
    public static List<FacebookPost> List(SqlSession session, string page, GraphPage part, DateTimeOffset now) => session.Rows($"""
        SELECT number, page, message, link, created, visible, deleted FROM fb_posts
        WHERE page = {page} AND deleted IS NULL AND visible <= {now} AND number < {part.Below} AND number > {part.Above}
            AND created >= {part.From} AND created < {part.To}
        ORDER BY number DESC LIMIT {part.Limit + 1}
        """, Post);

    public static long Number(FacebookPost post) => long.Parse(post.Id.AsSpan(post.PageId.Length + 1), CultureInfo.InvariantCulture);

    private static FacebookPost Post(SqliteDataReader row) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{row.GetString(1)}_{row.GetInt64(0)}"),
        PageId = row.GetString(1),
        Message = row.IsDBNull(2) ? null : row.GetString(2),
        Link = row.IsDBNull(3) ? null : row.GetString(3),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        VisibleAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        DeletedAt = row.IsDBNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
    };
}
