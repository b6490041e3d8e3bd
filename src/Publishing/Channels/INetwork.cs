using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels;

/// <summary>A network this program knows: what its folder brings along to make channels of its accounts.</summary>
public interface INetwork
{
    /// <summary>As distribution.json, queues and rows name it.</summary>
    NetworkName Name { get; }

    /// <summary>Everything wrong with a channel's settings that only the network can know, each naming its key within the channel.</summary>
    IReadOnlyList<SettingFault> Faults(ChannelSettings settings);

    /// <summary>What the pipeline must know of such an account before there is one; a wrong setting counts as its default.</summary>
    ChannelTraits Traits(ChannelSettings settings);

    /// <summary>Puts the account's channel, its client and its renewals into the container.</summary>
    void Register(IServiceCollection services, ChannelConnection connection);
}

/// <summary>A setting that is wrong.</summary>
/// <param name="Key">Within the channel, such as <c>settings.callTimeout</c>.</param>
public sealed record SettingFault(string Key, string Problem);

/// <summary>What makes an account a channel.</summary>
/// <param name="StandIn">The local stand-in to call instead of the network; null is the network.</param>
public sealed record ChannelConnection(ChannelSettings Settings, ChannelSecrets Secrets, StandIn? StandIn);

/// <summary>A local stand-in of a network.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="PostLink">Where a reader sees a post of it: <c>{username}</c> and <c>{id}</c> are filled in.</param>
public sealed record StandIn(Uri Address, string PostLink);
