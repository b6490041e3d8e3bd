using Distribution.Publishing.Channels.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Instagram;

/// <summary>Puts an account on Instagram into the container.</summary>
internal static class InstagramRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>The channel of a credential that stays as it is, and its named client.</summary>
        /// <param name="options">Without faults.</param>
        /// <param name="credential">Null for a channel nobody has connected.</param>
        public IServiceCollection AddInstagram(ChannelName name, InstagramOptions options, PostWording wording, GraphCredential? credential) =>
            services.AddInstagram(name, options, wording, _ => GraphRegistration.Fixed(name, credential));

        /// <summary>The channel and its named client.</summary>
        /// <param name="options">Without faults.</param>
        public IServiceCollection AddInstagram(
            ChannelName name, InstagramOptions options, PostWording wording, Func<IServiceProvider, IChannelAccess<GraphCredential>> access) => services.AddGraphChannel(
            (InstagramChannel.Instagram, name),
            options,
            InstagramChannel.UserOf(options),
            access,
            (account, time) => new InstagramChannel(name, options, new(options, wording), account, time));
    }
}
