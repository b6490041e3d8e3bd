using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X;

/// <summary>Rate windows. A window begins with the first call after the last one ended.</summary>
internal static class XLimits
{
    public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS x_windows (
            user TEXT NOT NULL, name TEXT NOT NULL, ends INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (user, name)) WITHOUT ROWID
        """);

    /// <summary>Counts a call; one beyond the limit is refused and not counted.</summary>
    public static RateWindow Take(SqlSession session, string user, string name, int limit, TimeSpan length, DateTimeOffset now)
    {
        var found = session.Rows(
            $"SELECT ends, used FROM x_windows WHERE user = {user} AND name = {name} AND ends > {now}",
            row => (Ends: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), Used: row.GetInt32(1)));
        var (ends, used) = found is [var open] ? open : (now + length, 0);
        if (used >= limit)
        {
            return new RateWindow(limit, 0, ends, Allowed: false);
        }

        session.Execute($"INSERT OR REPLACE INTO x_windows (user, name, ends, used) VALUES ({user}, {name}, {ends}, {used + 1})");
        return new RateWindow(limit, limit - used - 1, ends, Allowed: true);
    }
}
