using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>Articles, their names and what was said about them, in one SQLite file.</summary>
public sealed class SqliteArticleStore(SqliteDatabase database) : IArticleStore
{
    /// <summary>Nonces matter as long as a signature may be fresh (5 min); a day leaves room for any clock.</summary>
    private static readonly TimeSpan NoncesKept = TimeSpan.FromDays(1);

    /// <summary>An id no name leads to any more was merged into another meanwhile, and must not come back.</summary>
    private const string NewArticle =
        "INSERT OR IGNORE INTO articles (id, version, json) SELECT @id, @version, @json WHERE EXISTS (SELECT 1 FROM aliases WHERE article = @id)";

    /// <inheritdoc />
    public Task<Acceptance> AcceptAsync(ArticleEvent articleEvent, SpentNonce? nonce, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write<Acceptance>(session =>
        {
            if (nonce is not null && SqliteNonces.Spent(session, nonce) is { } spent)
            {
                return spent.BodyHash == nonce.BodyHash ? new Acceptance.Known(spent.EventId) : new Acceptance.NonceReused();
            }

            if (nonce is not null)
            {
                SqliteNonces.Spend(session, nonce, articleEvent, forget: articleEvent.ReceivedAt - NoncesKept);
            }

            var inserted = session.Execute(
                "INSERT OR IGNORE INTO events (id, received_at, json) VALUES (@id, @at, @json)",
                ("@id", articleEvent.Id),
                ("@at", SqliteTime.Of(articleEvent.ReceivedAt)),
                ("@json", RowJson.Write(articleEvent))) == 1;
            if (!inserted)
            {
                return new Acceptance.Known(articleEvent.Id);
            }

            var body = MessageJson.Write(new IngestArticle(articleEvent.Id));
            session.Owe(new(Queues.ForEvent(articleEvent.Breaking), body, articleEvent.ReceivedAt), articleEvent.Id);
            return new Acceptance.Accepted();
        }));

    /// <inheritdoc />
    public Task<ArticleEvent?> FindEventAsync(string eventId, CancellationToken cancellationToken) => Task.FromResult(database.Read(session =>
        session.Text("SELECT json FROM events WHERE id = @id", ("@id", eventId)) is { } json ? RowJson.ReadEvent(json) : null));

    /// <inheritdoc />
    public Task<Identity> IdentifyAsync(IReadOnlyList<ArticleName> names, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write(session => SqliteIdentity.Identify(session, names)));

    /// <inheritdoc />
    public Task<ArticleId?> ResolveAsync(ArticleName name, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => SqliteIdentity.Resolve(session, name)));

    /// <inheritdoc />
    public Task<StoredArticle?> FindAsync(ArticleId id, CancellationToken cancellationToken) => Task.FromResult(database.Read(session =>
        session.Query(
            "SELECT version, json FROM articles WHERE id = @id",
            static reader => RowJson.ReadArticle(reader.GetString(1)) with { Version = reader.GetInt64(0) },
            ("@id", id.Value)).SingleOrDefault()));

    /// <inheritdoc />
    public Task<StoredArticle?> SaveAsync(StoredArticle next, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
    {
        var saved = next with { Version = next.Version + 1 };
        var written = session.Execute(
            next.Version == 0
                ? NewArticle
                : "UPDATE articles SET version = @version, json = @json WHERE id = @id AND version = @version - 1",
            ("@id", saved.Id.Value),
            ("@version", saved.Version),
            ("@json", RowJson.Write(saved))) == 1;
        return written ? saved : null;
    }));

    /// <inheritdoc />
    public Task ParkEventAsync(string eventId, string reason, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
        session.Execute("UPDATE events SET parked = @reason WHERE id = @id", ("@reason", reason), ("@id", eventId))));

    /// <inheritdoc />
    public Task<IReadOnlyList<ParkedEvent>> ParkedEventsAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read<IReadOnlyList<ParkedEvent>>(session => session.Query(
            "SELECT json, parked FROM events WHERE parked IS NOT NULL ORDER BY received_at LIMIT @limit",
            static reader => new ParkedEvent(RowJson.ReadEvent(reader.GetString(0)), reader.GetString(1)),
            ("@limit", limit))));
}
