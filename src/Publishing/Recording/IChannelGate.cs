namespace Distribution.Publishing.Recording;

/// <summary>The channels' conditions, shared by every process.</summary>
public interface IChannelGate
{
    /// <summary>The channel's row as it stands, at most a second old; open when there is none.</summary>
    Task<ChannelGate> ReadAsync(ChannelName channel, CancellationToken cancellationToken);

    /// <summary>Applies a change to the newest row, again if it moved meanwhile; a change that changes nothing writes nothing.</summary>
    Task<ChannelGate> ChangeAsync(ChannelName channel, Func<ChannelGate, ChannelGate> change, CancellationToken cancellationToken);
}
