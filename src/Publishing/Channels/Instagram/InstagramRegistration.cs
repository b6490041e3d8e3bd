using Distribution.Publishing.Channels.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Puts an account on Instagram into the container.</summary>
internal static class InstagramRegistration
{
    extension(IServiceCollection services)
    {
        /// <inheritdoc cref="GraphRegistration" />
        public IServiceCollection AddInstagram(ChannelName name, InstagramOptions options, PostWording wording, GraphCredential? credential) =>
            services.AddGraphChannel(InstagramChannel.Instagram, name, options, credential, (calls, time) => new InstagramChannel(name, options, new(options, wording), calls, time));
    }
}
