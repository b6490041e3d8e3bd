using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.X;

/// <summary>The app's money, in thousandths of a dollar. https://docs.x.com/x-api/getting-started/pricing</summary>
internal static class XCredits
{
    private const long PlainPost = 15;
    private const long PostWithLink = 200;

    public static void CreateTables(SqlSession session, decimal? credits)
    {
        session.Execute($"CREATE TABLE IF NOT EXISTS x_credits (one INTEGER PRIMARY KEY CHECK (one = 1), spent INTEGER NOT NULL, given INTEGER)");
        session.Execute($"INSERT OR IGNORE INTO x_credits (one, spent, given) VALUES (1, 0, {(credits is { } dollars ? (long)(dollars * 1000) : null)})");
    }

    public static bool Depleted(SqlSession session) =>
        session.Number($"SELECT count(*) FROM x_credits WHERE given IS NOT NULL AND spent >= given") == 1;

    public static void Charge(SqlSession session, bool withLink) =>
        session.Execute($"UPDATE x_credits SET spent = spent + {(withLink ? PostWithLink : PlainPost)}");

    public static void Give(SqlSession session, decimal dollars) =>
        session.Execute($"UPDATE x_credits SET given = coalesce(given, spent) + {(long)(dollars * 1000)}");

    public static decimal Spent(SqlSession session) => (session.Number($"SELECT spent FROM x_credits") ?? 0) / 1000m;
}
