using System.Security.Cryptography;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Joins an account that logged in at Instagram itself to its token, which lasts 60 days and renews itself.</summary>
internal static class InstagramConnecting
{
    private const int LeaseIdCharacters = 16;

    extension(IServiceCollection services)
    {
        /// <summary>The channel and its <see cref="ConnectionRefresh"/>, which the tick finds by that type.</summary>
        /// <param name="options">Without faults.</param>
        /// <param name="credential">The environment's; the token is what the connection begins with.</param>
        public IServiceCollection AddRenewedInstagram(ChannelName name, InstagramOptions options, PostWording wording, GraphCredential credential) => services
            .AddInstagram(name, options, wording, provider => new ConnectedAccess<GraphCredential>(
                new(name, provider.GetRequiredService<IConnectionStore>(), Terms, provider.GetRequiredService<TimeProvider>(), credential.AccessToken),
                token => credential with { AccessToken = token },
                used => used.AccessToken))
            .AddSingleton(provider => Refresh(provider, name, options, credential));
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

    private static ConnectionRefresh Refresh(IServiceProvider provider, ChannelName name, InstagramOptions options, GraphCredential credential)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var calls = ChannelClient.Calls(provider, InstagramChannel.Instagram, name, options.BaseUrl);
        return new(
            name,
            credential.AccessToken,
            provider.GetRequiredService<IConnectionStore>(),
            new InstagramTokenClient(calls, options, credential, ChannelSecrets.NameOf(name, GraphCredentials.Token), time),
            Terms,
            time,
            static () => RandomNumberGenerator.GetHexString(LeaseIdCharacters, lowercase: true),
            provider.GetRequiredService<ILogger<ConnectionRefresh>>());
    }
}
