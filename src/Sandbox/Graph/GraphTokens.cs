using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Graph;

/// <summary>The registry of tokens, one for all networks behind the Graph API.</summary>
internal static class GraphTokens
{
    public static void CreateTables(SqlSession session, IEnumerable<GraphToken> tokens)
    {
        session.Execute($"""
            CREATE TABLE IF NOT EXISTS graph_tokens (
                value TEXT PRIMARY KEY, kind INTEGER NOT NULL, owner TEXT NOT NULL, permissions TEXT, expires INTEGER, revoked INTEGER) WITHOUT ROWID
            """);
        foreach (var token in tokens)
        {
            session.Execute($"""
                INSERT OR IGNORE INTO graph_tokens (value, kind, owner, permissions, expires)
                VALUES ({token.Value}, {(int)token.Kind}, {token.Owner}, {Text(token.Permissions)}, {token.ExpiresAt})
                """);
        }
    }

    public static HeldToken? Find(SqlSession session, string value) => session.Rows(
        $"SELECT value, kind, owner, permissions, expires, revoked FROM graph_tokens WHERE value = {value}",
        row => new HeldToken(
            new GraphToken
            {
                Value = row.GetString(0),
                Kind = (GraphTokenKind)row.GetInt32(1),
                Owner = row.GetString(2),
                Permissions = row.IsDBNull(3) ? null : row.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                ExpiresAt = row.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
            },
            row.IsDBNull(5) ? null : (GraphRevocation)row.GetInt32(5))).FirstOrDefault();

    /// <summary>A new token, or a known one's other end.</summary>
    public static void Set(SqlSession session, GraphToken token) => session.Execute($"""
        INSERT INTO graph_tokens (value, kind, owner, permissions, expires) VALUES ({token.Value}, {(int)token.Kind}, {token.Owner}, {Text(token.Permissions)}, {token.ExpiresAt})
        ON CONFLICT (value) DO UPDATE SET expires = excluded.expires
        """);

    public static void Revoke(SqlSession session, string value, GraphRevocation reason) =>
        session.Execute($"UPDATE graph_tokens SET revoked = {(int)reason} WHERE value = {value}");

    private static string? Text(IReadOnlyList<string>? permissions) => permissions is null ? null : string.Join(' ', permissions);
}
