using System.Diagnostics;
using System.Security.Cryptography;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Channels.X;

/// <summary>Joins an account on X to its credential.</summary>
public static class XConnecting
{
    private const int LeaseIdCharacters = 16;

    extension(IServiceCollection services)
    {
        /// <summary>The channel, and for tokens that are renewed its <see cref="ConnectionRefresh"/>, which the tick finds by that type.</summary>
        /// <param name="options">Without faults: see <see cref="XRegistration.Faults"/>.</param>
        public IServiceCollection AddX(ChannelName name, XOptions options, XPostFormat format, ChannelSecrets secrets, ConnectionOptions connection) => secrets switch
        {
            ChannelSecrets.None => services.AddXChannel(name, options, format, _ => new XNoAccess(name)),
            ChannelSecrets.SignedKeys keys => services.AddXChannel(name, options, format, _ => new XFixedAccess(
                new XCredential.OAuth1(keys.ConsumerKey, keys.ConsumerSecret, keys.AccessToken, keys.AccessTokenSecret))),
            ChannelSecrets.RenewedTokens tokens => services
                .AddXChannel(name, options, format, provider => new XConnectionAccess(new(
                    name,
                    provider.GetRequiredService<IConnectionStore>(),
                    connection,
                    provider.GetRequiredService<TimeProvider>())))
                .AddSingleton(provider => Refresh(provider, name, options, tokens, connection)),
            _ => throw new UnreachableException($"Secrets nobody knows: {secrets}"),
        };
    }

    private static ConnectionRefresh Refresh(
        IServiceProvider provider,
        ChannelName name,
        XOptions options,
        ChannelSecrets.RenewedTokens tokens,
        ConnectionOptions connection)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return new(
            name,
            tokens.RefreshToken,
            provider.GetRequiredService<IConnectionStore>(),
            new XTokenClient(XRegistration.Calls(provider, name, options), options, tokens.ClientId, tokens.ClientSecret, time),
            connection,
            time,
            static () => RandomNumberGenerator.GetHexString(LeaseIdCharacters, lowercase: true),
            provider.GetRequiredService<ILogger<ConnectionRefresh>>());
    }
}
