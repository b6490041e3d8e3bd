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
        public IServiceCollection AddFacebook(ChannelName name, FacebookOptions options, PostWording wording, GraphCredential? credential) => services.AddGraphChannel(
            (FacebookChannel.Facebook, name),
            options,
            FacebookChannel.PageOf(options),
            _ => GraphRegistration.Fixed(name, credential),
            (account, time) => new FacebookChannel(name, options, new(options, wording), account, time));
    }
}
