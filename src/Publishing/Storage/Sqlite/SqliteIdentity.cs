using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>Which article a set of names means, decided in one transaction.</summary>
internal static class SqliteIdentity
{
    public static ArticleId? Resolve(SqliteSession session, ArticleName name) =>
        session.Text("SELECT article FROM aliases WHERE name = @name", ("@name", name.Value)) is { } id ? new(id) : null;

    public static Identity Identify(SqliteSession session, IReadOnlyList<ArticleName> names)
    {
        ArticleId[] known = [.. names.Select(name => Resolve(session, name)).OfType<ArticleId>().Distinct()];
        ArticleId[] weighty = [.. known.Where(id => MayNotVanish(session, id))];
        if (weighty.Length > 1)
        {
            return new Identity.Ambiguous(weighty[0], weighty[1]);
        }

        var winner = weighty.FirstOrDefault() ?? known.FirstOrDefault() ?? ArticleId.From(names[0]);
        foreach (var loser in known.Where(id => id != winner))
        {
            Merge(session, loser, winner);
        }

        foreach (var name in names)
        {
            session.Execute("INSERT OR IGNORE INTO aliases (name, article) VALUES (@name, @id)", ("@name", name.Value), ("@id", winner.Value));
        }

        return new Identity.Known(winner);
    }

    /// <summary>Readers may have seen it, or somebody took it back: neither may be swallowed by a name.</summary>
    private static bool MayNotVanish(SqliteSession session, ArticleId id) =>
        session.Number("SELECT 1 FROM deliveries WHERE article = @id AND state <> 'Skipped' LIMIT 1", ("@id", id.Value)) is not null
        || (session.Text("SELECT json FROM articles WHERE id = @id", ("@id", id.Value)) is { } json
            && RowJson.ReadArticle(json) is { IsWithdrawn: true } or { Withdrawals: > 0 });

    private static void Merge(SqliteSession session, ArticleId loser, ArticleId winner)
    {
        session.Execute("UPDATE aliases SET article = @winner WHERE article = @loser", ("@winner", winner.Value), ("@loser", loser.Value));
        session.Execute("DELETE FROM deliveries WHERE article = @loser", ("@loser", loser.Value));
        session.Execute("DELETE FROM articles WHERE id = @loser", ("@loser", loser.Value));
    }
}
