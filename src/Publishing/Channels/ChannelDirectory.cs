namespace Distribution.Publishing.Channels;

/// <summary>The channels that can be called, by name.</summary>
public sealed class ChannelDirectory(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<ChannelName, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<IChannel> All => _channels.Values;

    /// <summary>The channel, or null when none of that name is connected.</summary>
    public IChannel? Find(ChannelName name) => _channels.GetValueOrDefault(name);
}
