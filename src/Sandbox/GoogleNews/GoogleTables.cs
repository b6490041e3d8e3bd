using Distribution.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.GoogleNews;

/// <summary>The rows of this stand-in.</summary>
internal static class GoogleTables
{
    public static void Create(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS google_keys (name TEXT PRIMARY KEY, pem TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS google_tokens (token TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS google_windows (name TEXT PRIMARY KEY, ends INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS google_topics (topic TEXT PRIMARY KEY, tag TEXT) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS google_items (
            number INTEGER PRIMARY KEY, topic TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL, hash TEXT NOT NULL,
            published INTEGER, updated INTEGER, seen INTEGER NOT NULL, removed INTEGER, UNIQUE (topic, id));
        CREATE TABLE IF NOT EXISTS google_pings (
            number INTEGER PRIMARY KEY, topic TEXT NOT NULL, at INTEGER NOT NULL, problem TEXT, fresh INTEGER NOT NULL, changed INTEGER NOT NULL,
            removed INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS google_subscriptions (
            callback TEXT NOT NULL, topic TEXT NOT NULL, secret TEXT, expires INTEGER NOT NULL, PRIMARY KEY (callback, topic)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS google_submissions (
            number INTEGER PRIMARY KEY, property TEXT NOT NULL, sitemap TEXT NOT NULL, at INTEGER NOT NULL, problem TEXT, entries INTEGER,
            deleted INTEGER);
        CREATE TABLE IF NOT EXISTS google_entries (
            sitemap TEXT NOT NULL, place INTEGER NOT NULL, loc TEXT NOT NULL, title TEXT, published TEXT, modified TEXT, seen INTEGER NOT NULL,
            PRIMARY KEY (sitemap, loc)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS google_indexnow (number INTEGER PRIMARY KEY, host TEXT NOT NULL, url TEXT NOT NULL, at INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS google_indexnow_by_url ON google_indexnow (url, at);
        """);

    /// <summary>Counts a call; one beyond the limit is refused and not counted.</summary>
    public static bool Take(SqlSession session, string name, int limit, TimeSpan length, DateTimeOffset now)
    {
        var open = session.Rows(
            $"SELECT ends, used FROM google_windows WHERE name = {name} AND ends > {now}", row => (Ends: Time(row, 0)!.Value, Used: row.GetInt32(1)));
        var (ends, used) = open is [var found] ? found : (now + length, 0);
        return used < limit
            && session.Execute($"INSERT OR REPLACE INTO google_windows (name, ends, used) VALUES ({name}, {ends}, {used + 1})") == 1;
    }

    public static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
