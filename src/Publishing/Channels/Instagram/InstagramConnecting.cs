using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Connecting;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Joins an account that logged in at Instagram itself to its token, which lasts 60 days and renews itself.</summary>
internal static class InstagramConnecting
{
    extension(IServiceCollection services)
    {
        /// <summary>The channel and its <see cref="ConnectionRefresh"/>, which the tick finds by that type.</summary>
        /// <param name="options">Without faults.</param>
        /// <param name="credential">The environment's; the token is what the connection begins with.</param>
        public IServiceCollection AddRenewedInstagram(ChannelName name, InstagramOptions options, PostWording wording, GraphCredential credential) => services
            .AddInstagram(name, options, wording, provider => new ConnectedAccess<GraphCredential>(
                provider.ConnectionAccess(name, Terms, credential.AccessToken),
                token => credential with { AccessToken = token },
                used => used.AccessToken))
            .AddSingleton(provider => provider.ConnectionRefresh(name, credential.AccessToken, Tokens(provider, name, options, credential), Terms));
    }

    /// <summary>
    /// Half way through its 60 days, which leaves a month to mend what keeps it from being renewed. The hour beside Instagram's day is for clocks
    /// that differ.
    /// </summary>
    internal static ConnectionOptions Terms { get; } = new()
    {
        RenewsItself = true,
        YoungestAge = TimeSpan.FromHours(25),
        RenewBefore = TimeSpan.FromDays(30),
        WarnBefore = TimeSpan.FromDays(20),
        RetryAfter = TimeSpan.FromHours(1),
    };

    private static InstagramTokenClient Tokens(IServiceProvider provider, ChannelName name, InstagramOptions options, GraphCredential credential) => new(
        ChannelClient.Calls(provider, InstagramChannel.Instagram, name, options.BaseUrl),
        options,
        credential,
        ChannelSecrets.NameOf(name, GraphCredentials.Token),
        provider.GetRequiredService<TimeProvider>());
}
