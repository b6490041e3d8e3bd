using Distribution.Publishing.Channels.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Puts a Page on Facebook into the container.</summary>
internal static class FacebookRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The channel and its named client.</summary>
        /// <param name="options">Without faults.</param>
        /// <param name="credential">Null for a channel nobody has connected.</param>
        public IServiceCollection AddFacebook(ChannelName name, FacebookOptions options, PostWording wording, GraphCredential? credential) => services
            .AddChannelClient(FacebookChannel.Facebook, name)
            .AddSingleton<IChannel>(provider => new FacebookChannel(
                name,
                options,
                new(options, wording),
                credential is null ? null : new(ChannelClient.Calls(provider, FacebookChannel.Facebook, name, options.BaseUrl), options, credential),
                provider.GetRequiredService<TimeProvider>()));
    }
}
