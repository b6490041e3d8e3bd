using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>The nonces senders have used, spent in the transaction that makes their event durable.</summary>
internal static class SqliteNonces
{
    public static (string BodyHash, string EventId)? Spent(SqliteSession session, SpentNonce nonce)
    {
        var found = session.Query(
            "SELECT body_hash, event FROM nonces WHERE source = @source AND nonce = @nonce",
            static reader => (reader.GetString(0), reader.GetString(1)),
            ("@source", nonce.Source),
            ("@nonce", nonce.Nonce));
        return found.Count == 0 ? null : found[0];
    }

    public static void Spend(SqliteSession session, SpentNonce nonce, ArticleEvent articleEvent, DateTimeOffset forget)
    {
        session.Execute("DELETE FROM nonces WHERE spent_at < @before", ("@before", SqliteTime.Of(forget)));
        session.Execute(
            "INSERT INTO nonces (source, nonce, body_hash, event, spent_at) VALUES (@source, @nonce, @hash, @event, @at)",
            ("@source", nonce.Source),
            ("@nonce", nonce.Nonce),
            ("@hash", nonce.BodyHash),
            ("@event", articleEvent.Id),
            ("@at", SqliteTime.Of(articleEvent.ReceivedAt)));
    }
}
