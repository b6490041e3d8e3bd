using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels;

/// <summary>A network this program knows: what its folder brings along to make channels of its accounts.</summary>
public interface INetwork
{
    /// <summary>As distribution.json, queues and rows name it.</summary>
    NetworkName Name { get; }

    /// <summary>The ways of connecting one of its accounts.</summary>
    IReadOnlyList<CredentialForm> Credentials { get; }

    /// <summary>Whether an account without a credential is not connected; false for a network that does something useful without.</summary>
    bool NeedsCredential => true;

    /// <summary>Whether such a channel needs something of ours to be reached from outside: a picture, a feed. Then <c>publicBaseUrl</c> must be set.</summary>
    bool NeedsPublicSite(ChannelSettings settings) => false;

    /// <summary>What will be wrong with a channel's settings before long: an API version that ends. Nothing stops for it.</summary>
    IReadOnlyList<SettingFault> Warnings(ChannelSettings settings, DateTimeOffset now) => [];

    /// <summary>Everything wrong with a channel's settings that only the network can know, each naming its key within the channel.</summary>
    IReadOnlyList<SettingFault> Faults(ChannelSettings settings);

    /// <summary>What is wrong with them only for a real account: an id that a stand-in has of its own.</summary>
    IReadOnlyList<SettingFault> LiveFaults(ChannelSettings settings) => [];

    /// <summary>What is wrong with a whole credential that can be seen without asking anybody, each naming the end of its variable. Never quotes one.</summary>
    IReadOnlyList<SettingFault> CredentialFaults(ChannelSettings settings, ChannelSecrets.Given credential) => [];

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
