using System.Security.Cryptography;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>Pictures in one SQLite file.</summary>
/// <param name="names">A new value each time that nobody can guess: letters and digits.</param>
public sealed class SqliteMediaStore(SqliteDatabase database, Func<string> names) : IMediaStore
{
    /// <inheritdoc />
    public Task<string> KeepAsync(ReadOnlyMemory<byte> jpeg, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(jpeg.Span));
        return Task.FromResult(database.Write(session => session.Query(
            """
            INSERT INTO pictures (hash, name, jpeg, served_from, served_until) VALUES (@hash, @name, @jpeg, @from, @until)
            ON CONFLICT (hash) DO UPDATE SET served_from = min(served_from, excluded.served_from), served_until = max(served_until, excluded.served_until)
            RETURNING name
            """,
            static reader => reader.GetString(0),
            ("@hash", hash),
            ("@name", names()),
            ("@jpeg", jpeg.ToArray()),
            ("@from", SqliteTime.Of(from)),
            ("@until", SqliteTime.Of(until))).Single()));
    }

    /// <inheritdoc />
    public Task<KeptPicture?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(database.Read(session => session.Query(
        "SELECT hash, jpeg, served_from, served_until FROM pictures WHERE name = @name",
        reader => new KeptPicture
        {
            Name = name,
            Hash = reader.GetString(0),
            Jpeg = reader.GetFieldValue<byte[]>(1),
            From = SqliteTime.From(reader.GetInt64(2)),
            Until = SqliteTime.From(reader.GetInt64(3)),
        },
        ("@name", name)).SingleOrDefault()));

    /// <inheritdoc />
    public Task KeepOriginalAsync(Uri source, ReadOnlyMemory<byte> bytes, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write(session => session.Execute(
            """
            INSERT INTO originals (source, bytes, kept_until) VALUES (@source, @bytes, @until)
            ON CONFLICT (source) DO UPDATE SET bytes = excluded.bytes, kept_until = excluded.kept_until
            """,
            ("@source", source.AbsoluteUri),
            ("@bytes", bytes.ToArray()),
            ("@until", SqliteTime.Of(until)))));

    /// <inheritdoc />
    public Task<ReadOnlyMemory<byte>?> FindOriginalAsync(Uri source, CancellationToken cancellationToken) => Task.FromResult(database.Read(session => session.Query(
        "SELECT bytes FROM originals WHERE source = @source",
        static reader => (ReadOnlyMemory<byte>?)reader.GetFieldValue<byte[]>(0),
        ("@source", source.AbsoluteUri)).SingleOrDefault()));

    /// <inheritdoc />
    public Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
        session.Execute(
            "DELETE FROM pictures WHERE hash IN (SELECT hash FROM pictures WHERE served_until < @before LIMIT @limit)",
            ("@before", SqliteTime.Of(before)),
            ("@limit", limit))
        + session.Execute(
            "DELETE FROM originals WHERE source IN (SELECT source FROM originals WHERE kept_until < @before LIMIT @limit)",
            ("@before", SqliteTime.Of(before)),
            ("@limit", limit))));
}
