namespace Distribution.Publishing.Recording;

/// <summary>The channels' connections: the tokens that change while the system runs. The store keeps them as secrets.</summary>
public interface IConnectionStore
{
    /// <summary>The channel's row, or null while it never had one.</summary>
    Task<Connection?> FindAsync(ChannelName channel, CancellationToken cancellationToken);

    /// <summary>Writes a row over the version that was read (zero inserts it); null when it moved on.</summary>
    /// <returns>The row at its new version.</returns>
    Task<Connection?> SaveAsync(Connection next, CancellationToken cancellationToken);
}
