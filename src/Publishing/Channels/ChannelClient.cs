using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels;

/// <summary>The one named client of a channel.</summary>
internal static class ChannelClient
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// A client that does nothing by itself: follows no redirect, keeps no cookie, repeats nothing, logs nothing (its logger would
        /// see the Authorization header). Connections rest at most 5 s, so few die before they are used again.
        /// </summary>
        public IServiceCollection AddChannelClient(NetworkName network, ChannelName channel)
        {
            services.AddHttpClient(NameOf(network, channel))
                .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
                .UseSocketsHttpHandler((handler, _) =>
                {
                    handler.AllowAutoRedirect = false;
                    handler.UseCookies = false;
                    handler.AutomaticDecompression = DecompressionMethods.None;
                    handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                    handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5);
                    handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                    handler.ActivityHeadersPropagator = null;
                })
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                .RemoveAllLoggers();
            return services;
        }
    }

    /// <summary>Calls over the channel's client.</summary>
    public static ChannelCall Calls(IServiceProvider provider, NetworkName network, ChannelName channel, Uri baseUrl) => new(
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(NameOf(network, channel)),
        baseUrl,
        provider.GetRequiredService<TimeProvider>());

    /// <summary>The channel's connections, for a library that brings its own client.</summary>
    public static HttpMessageHandler Connections(IServiceProvider provider, NetworkName network, ChannelName channel) =>
        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(NameOf(network, channel));

    private static string NameOf(NetworkName network, ChannelName channel) => $"{network}:{channel}";
}
