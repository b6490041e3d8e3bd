using System.Diagnostics;
using Distribution.Publishing.Connecting;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.X;

/// <summary>Joins an account on X to its credential.</summary>
public static class XConnecting
{
    /// <summary>Four secrets that do not expire.</summary>
    internal static readonly CredentialForm SignedKeys = new("Signed keys", ["CONSUMER_KEY", "CONSUMER_SECRET", "ACCESS_TOKEN", "ACCESS_TOKEN_SECRET"], []);

    /// <summary>A client, public unless it has a secret, and the refresh token its connection begins with. Later ones are kept in the connection's row.</summary>
    internal static readonly CredentialForm RenewedTokens = new("Renewed tokens", ["CLIENT_ID", "REFRESH_TOKEN"], ["CLIENT_SECRET"]);

    /// <summary>What a person does about keys that X takes no longer.</summary>
    internal const string NewKeys = "X no longer accepts the account's keys; create new ones in X's developer console and set them.";

    extension(IServiceCollection services)
    {
        /// <summary>The channel, and for tokens that are renewed its <see cref="ConnectionRefresh"/>, which the tick finds by that type.</summary>
        /// <param name="options">Without faults: see <see cref="XRegistration.Faults"/>.</param>
        public IServiceCollection AddX(ChannelName name, XOptions options, XPostFormat format, ChannelSecrets secrets, ConnectionOptions connection) => secrets switch
        {
            ChannelSecrets.None => services.AddXChannel(name, options, format, _ => new NoAccess<XCredential>(name)),
            ChannelSecrets.Given keys when keys.Form == SignedKeys => services.AddXChannel(name, options, format, _ => new FixedAccess<XCredential>(
                new XCredential.OAuth1(keys["CONSUMER_KEY"], keys["CONSUMER_SECRET"], keys["ACCESS_TOKEN"], keys["ACCESS_TOKEN_SECRET"]),
                NewKeys)),
            ChannelSecrets.Given tokens when tokens.Form == RenewedTokens => services
                .AddXChannel(name, options, format, provider => new ConnectedAccess<XCredential>(
                    provider.ConnectionAccess(name, connection),
                    token => new XCredential.OAuth2(token),
                    credential => ((XCredential.OAuth2)credential).AccessToken))
                .AddSingleton(provider => provider.ConnectionRefresh(name, tokens["REFRESH_TOKEN"], Tokens(provider, name, options, tokens), connection)),
            _ => throw new UnreachableException($"Secrets nobody knows: {secrets}"),
        };
    }

    private static XTokenClient Tokens(IServiceProvider provider, ChannelName name, XOptions options, ChannelSecrets.Given tokens) => new(
        XRegistration.Calls(provider, name, options), options, tokens["CLIENT_ID"], tokens.Find("CLIENT_SECRET"), provider.GetRequiredService<TimeProvider>());
}
