using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>Puts an account behind the Graph API into the container.</summary>
internal static class GraphRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The channel and its named client.</summary>
        /// <param name="options">Without faults.</param>
        /// <param name="credential">Null for a channel nobody has connected.</param>
        /// <param name="make">Given the calls, null likewise.</param>
        public IServiceCollection AddGraphChannel(
            NetworkName network,
            ChannelName name,
            GraphOptions options,
            GraphCredential? credential,
            Func<GraphCalls?, TimeProvider, IChannel> make) => services
            .AddChannelClient(network, name)
            .AddSingleton(provider => make(
                credential is null ? null : new(ChannelClient.Calls(provider, network, name, options.BaseUrl), options, credential),
                provider.GetRequiredService<TimeProvider>()));
    }
}
