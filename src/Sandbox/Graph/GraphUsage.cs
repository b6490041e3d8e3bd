using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Graph;

/// <summary>What an account has used of its hour.</summary>
/// <param name="Owner">The Page or account.</param>
/// <param name="Share">From 0; 1 is all of it.</param>
/// <param name="RegainIn">The wait until calls are answered again; null while they are.</param>
internal sealed record GraphUsage(string Owner, double Share, TimeSpan? RegainIn)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static void CreateTables(SqlSession session) =>
        session.Execute($"CREATE TABLE IF NOT EXISTS graph_windows (owner TEXT PRIMARY KEY, ends INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID");

    /// <summary>Counts a call. A window begins with the first call after the last one ended.</summary>
    public static GraphUsage Take(SqlSession session, string owner, int limit, DateTimeOffset now)
    {
        var found = session.Rows(
            $"SELECT ends, used FROM graph_windows WHERE owner = {owner} AND ends > {now}",
            row => (Ends: DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), Used: row.GetInt32(1)));
        var (ends, used) = found is [var open] ? open : (now + Hour, 0);
        session.Execute($"INSERT OR REPLACE INTO graph_windows (owner, ends, used) VALUES ({owner}, {ends}, {used + 1})");
        return new GraphUsage(owner, (used + 1) / (double)limit, used >= limit ? ends - now : null);
    }
}
