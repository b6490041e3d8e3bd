using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Connecting;

/// <summary>Rows that live as long as the test, with the one rule of a store: a write names the version it read.</summary>
internal sealed class MemoryConnectionStore : IConnectionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ChannelName, Connection> _rows = [];

    public Connection Row => _rows.Values.Single();

    public Task<Connection?> FindAsync(ChannelName channel, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_rows.GetValueOrDefault(channel));
        }
    }

    public Task<Connection?> SaveAsync(Connection next, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var version = _rows.GetValueOrDefault(next.Channel)?.Version ?? 0;
            if (version != next.Version)
            {
                return Task.FromResult<Connection?>(null);
            }

            return Task.FromResult<Connection?>(_rows[next.Channel] = next with { Version = version + 1 });
        }
    }
}
