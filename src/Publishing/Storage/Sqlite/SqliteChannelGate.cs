using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>The channels' conditions in one SQLite file, read fresh every time: it is one row by its key.</summary>
public sealed class SqliteChannelGate(SqliteDatabase database) : IChannelGate
{
    /// <inheritdoc />
    public Task<ChannelGate> ReadAsync(ChannelName channel, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => Read(session, channel)));

    /// <inheritdoc />
    public Task<ChannelGate> ChangeAsync(ChannelName channel, Func<ChannelGate, ChannelGate> change, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write(session =>
        {
            var current = Read(session, channel);
            var next = change(current);
            if (next == current)
            {
                return current;
            }

            next = next with { Version = current.Version + 1 };
            session.Execute(
                "INSERT INTO gates (channel, version, json) VALUES (@channel, @version, @json) ON CONFLICT DO UPDATE SET version = @version, json = @json",
                ("@channel", channel.Value),
                ("@version", next.Version),
                ("@json", RowJson.Write(next)));
            return next;
        }));

    private static ChannelGate Read(SqliteSession session, ChannelName channel) =>
        session.Text("SELECT json FROM gates WHERE channel = @channel", ("@channel", channel.Value)) is { } json
            ? RowJson.ReadGate(json)
            : new ChannelGate { Channel = channel };
}
