using System.Globalization;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>When tokens of Instagram's own login were given out, and the ones that came of them.</summary>
internal static class InstagramTokens
{
    /// <param name="given">Tokens and when they were given out; one already known keeps its time.</param>
    public static void CreateTables(SqlSession session, IEnumerable<(string Value, DateTimeOffset At)> given)
    {
        session.Execute($"CREATE TABLE IF NOT EXISTS ig_tokens (value TEXT PRIMARY KEY, given INTEGER NOT NULL) WITHOUT ROWID");
        foreach (var (value, at) in given)
        {
            session.Execute($"INSERT OR IGNORE INTO ig_tokens (value, given) VALUES ({value}, {at})");
        }
    }

    public static DateTimeOffset GivenAt(SqlSession session, string value) => DateTimeOffset.FromUnixTimeMilliseconds(
        session.Number($"SELECT given FROM ig_tokens WHERE value = {value}") ?? throw new InvalidOperationException("A token nobody was given."));

    /// <summary>Good for so much longer: the same one, or another beside it.</summary>
    /// <returns>Its value.</returns>
    public static string Renew(SqlSession session, GraphToken token, bool same, DateTimeOffset now, DateTimeOffset end)
    {
        var value = same ? token.Value : string.Create(CultureInfo.InvariantCulture, $"{token.Value.Split('~')[0]}~{session.Number($"SELECT count(*) FROM ig_tokens")}");
        GraphTokens.Set(session, token with { Value = value, ExpiresAt = end });
        session.Execute($"INSERT OR REPLACE INTO ig_tokens (value, given) VALUES ({value}, {now})");
        return value;
    }
}
