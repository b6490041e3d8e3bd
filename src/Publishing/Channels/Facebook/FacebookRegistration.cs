using Distribution.Publishing.Channels.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.Facebook;

/// <summary>Puts a Page on Facebook into the container.</summary>
internal static class FacebookRegistration
{
    extension(IServiceCollection services)
    {
        /// <inheritdoc cref="GraphRegistration" />
        public IServiceCollection AddFacebook(ChannelName name, FacebookOptions options, PostWording wording, GraphCredential? credential) =>
            services.AddGraphChannel(FacebookChannel.Facebook, name, options, credential, (calls, time) => new FacebookChannel(name, options, new(options, wording), calls, time));
    }
}
