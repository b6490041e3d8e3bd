using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>Connections in one SQLite file, which only its owner may read.</summary>
public sealed class SqliteConnectionStore(SqliteDatabase database) : IConnectionStore
{
    /// <inheritdoc />
    public Task<Connection?> FindAsync(ChannelName channel, CancellationToken cancellationToken) => Task.FromResult(database.Read(session =>
        session.Query(
            "SELECT version, json FROM connections WHERE channel = @channel",
            static reader => RowJson.ReadConnection(reader.GetString(1)) with { Version = reader.GetInt64(0) },
            ("@channel", channel.Value)).SingleOrDefault()));

    /// <inheritdoc />
    public Task<Connection?> SaveAsync(Connection next, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
    {
        var saved = next with { Version = next.Version + 1 };
        var written = session.Execute(
            next.Version == 0
                ? "INSERT OR IGNORE INTO connections (channel, version, json) VALUES (@channel, @version, @json)"
                : "UPDATE connections SET version = @version, json = @json WHERE channel = @channel AND version = @version - 1",
            ("@channel", saved.Channel.Value),
            ("@version", saved.Version),
            ("@json", RowJson.Write(saved))) == 1;
        return written ? saved : null;
    }));
}
