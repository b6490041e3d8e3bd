using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>Puts an account behind the Graph API into the container.</summary>
internal static class GraphRegistration
{
    private const string Reconnect = "The token is taken no longer; connect the account again and set the new token.";

    extension(IServiceCollection services)
    {
        /// <summary>The channel and its named client.</summary>
        /// <param name="options">Without faults.</param>
        /// <param name="node">The account.</param>
        /// <param name="access">Where its credential comes from.</param>
        /// <param name="make">The channel of the account.</param>
        public IServiceCollection AddGraphChannel(
            (NetworkName Network, ChannelName Channel) name,
            GraphOptions options,
            GraphNode node,
            Func<IServiceProvider, IChannelAccess<GraphCredential>> access,
            Func<GraphAccount, TimeProvider, IChannel> make) => services
            .AddChannelClient(name.Network, name.Channel)
            .AddSingleton(provider =>
            {
                var time = provider.GetRequiredService<TimeProvider>();
                return make(new(node, options, access(provider), ChannelClient.Calls(provider, name.Network, name.Channel, options.BaseUrl), time), time);
            });
    }

    /// <summary>A credential of the environment.</summary>
    /// <param name="credential">Null for a channel nobody has connected.</param>
    public static IChannelAccess<GraphCredential> Fixed(ChannelName channel, GraphCredential? credential) =>
        credential is null ? new NoAccess<GraphCredential>(channel) : new FixedAccess<GraphCredential>(credential, Reconnect);
}
