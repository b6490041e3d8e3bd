using System.Security.Cryptography;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X.Auth;

/// <summary>OAuth 2.0 pairs. A refresh token works once; all pairs that came of one consent are a family.</summary>
internal sealed class XTokens(XSandboxOptions options)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    public void CreateTables(SqlSession session, DateTimeOffset now)
    {
        session.Execute($"""
            CREATE TABLE IF NOT EXISTS x_tokens (
                access TEXT PRIMARY KEY, refresh TEXT UNIQUE, family TEXT NOT NULL, client TEXT NOT NULL, user TEXT NOT NULL, scopes TEXT NOT NULL,
                expires INTEGER NOT NULL, spent INTEGER, revoked INTEGER)
            """);
        foreach (var account in options.Accounts.Where(account => account.OAuth2AccessToken is not null))
        {
            session.Execute($"""
                INSERT OR IGNORE INTO x_tokens (access, refresh, family, client, user, scopes, expires)
                VALUES ({account.OAuth2AccessToken}, {account.OAuth2RefreshToken}, {account.OAuth2AccessToken}, {account.ClientId}, {account.UserId},
                    {account.Scopes}, {now + Lifetime})
                """);
        }
    }

    public XCaller? Find(SqlSession session, string access, DateTimeOffset now) => session
        .Rows($"SELECT user, scopes FROM x_tokens WHERE access = {access} AND expires > {now} AND revoked IS NULL", row => (User: row.GetString(0), Scopes: row.GetString(1)))
        .Select(row => options.Accounts.FirstOrDefault(account => account.UserId == row.User) is { } account ? new XCaller(account, row.Scopes.Split(' ')) : null)
        .FirstOrDefault();

    public static void Expire(SqlSession session, string access, DateTimeOffset now) =>
        session.Execute($"UPDATE x_tokens SET expires = {now} WHERE access = {access}");

    /// <returns>The new pair, or null when the token is unknown, another client's, spent or revoked.</returns>
    public XTokenPair? Refresh(SqlSession session, string refresh, string client, DateTimeOffset now, out bool reused)
    {
        reused = false;
        var found = session.Rows(
            $"SELECT family, user, scopes, spent IS NOT NULL, revoked IS NOT NULL FROM x_tokens WHERE refresh = {refresh} AND client = {client}",
            row => (Family: row.GetString(0), User: row.GetString(1), Scopes: row.GetString(2), Spent: row.GetBoolean(3), Revoked: row.GetBoolean(4)));
        if (found is not [var old])
        {
            return null;
        }

        if (old.Spent)
        {
            reused = true;
            if (options.RefreshReuseRevokesFamily)
            {
                session.Execute($"UPDATE x_tokens SET revoked = {now} WHERE family = {old.Family}");
            }

            return null;
        }

        if (old.Revoked)
        {
            return null;
        }

        var pair = new XTokenPair(Draw(), Draw(), old.Scopes);
        session.Execute($"UPDATE x_tokens SET spent = {now}, expires = min(expires, {now}) WHERE refresh = {refresh}");
        session.Execute($"""
            INSERT INTO x_tokens (access, refresh, family, client, user, scopes, expires)
            VALUES ({pair.Access}, {pair.Refresh}, {old.Family}, {client}, {old.User}, {old.Scopes}, {now + Lifetime})
            """);
        return pair;
    }

    private static string Draw() => RandomNumberGenerator.GetHexString(64, lowercase: true);
}
