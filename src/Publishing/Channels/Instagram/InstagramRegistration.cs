using Distribution.Publishing.Channels.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Puts an account on Instagram into the container.</summary>
internal static class InstagramRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The channel and its named client.</summary>
        /// <param name="options">Without faults.</param>
        /// <param name="credential">Null for a channel nobody has connected.</param>
        public IServiceCollection AddInstagram(ChannelName name, InstagramOptions options, PostWording wording, GraphCredential? credential) => services
            .AddChannelClient(InstagramChannel.Instagram, name)
            .AddSingleton<IChannel>(provider => new InstagramChannel(
                name,
                options,
                new(options, wording),
                credential is null ? null : new(ChannelClient.Calls(provider, InstagramChannel.Instagram, name, options.BaseUrl), options, credential),
                provider.GetRequiredService<TimeProvider>()));
    }
}
