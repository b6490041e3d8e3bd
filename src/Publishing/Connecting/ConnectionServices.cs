using System.Security.Cryptography;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Connecting;

/// <summary>What renews a connection and what reads it, made of the container's services.</summary>
internal static class ConnectionServices
{
    private const int LeaseIdCharacters = 16;

    extension(IServiceProvider provider)
    {
        /// <inheritdoc cref="ConnectionRefresh" />
        public ConnectionRefresh ConnectionRefresh(ChannelName channel, string seed, ITokenClient tokens, ConnectionOptions options) => new(
            channel,
            seed,
            provider.GetRequiredService<IConnectionStore>(),
            tokens,
            options,
            provider.GetRequiredService<TimeProvider>(),
            static () => RandomNumberGenerator.GetHexString(LeaseIdCharacters, lowercase: true),
            provider.GetRequiredService<ILogger<ConnectionRefresh>>());

        /// <inheritdoc cref="ConnectionAccess" />
        public ConnectionAccess ConnectionAccess(ChannelName channel, ConnectionOptions options, string? seed = null) =>
            new(channel, provider.GetRequiredService<IConnectionStore>(), options, provider.GetRequiredService<TimeProvider>(), seed);
    }
}
