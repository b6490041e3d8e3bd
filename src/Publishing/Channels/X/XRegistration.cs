using System.Security.Cryptography;
using Distribution.Publishing.Formatting;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Channels.X;

/// <summary>Puts an account on X into the container.</summary>
public static class XRegistration
{
    private const int NonceBytes = 16;

    /// <summary>Everything that is wrong with a channel's settings, one sentence each; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(XOptions options, XPostFormat format) =>
        [.. options.Faults(), .. TemplateText.Parse(format.Template, PostWording.Names) is TemplateParse.Invalid invalid ? [invalid.Problem] : Array.Empty<string>()];

    extension(IServiceCollection services)
    {
        /// <summary>The channel and its named client.</summary>
        internal IServiceCollection AddXChannel(ChannelName name, XOptions options, XPostFormat format, Func<IServiceProvider, IChannelAccess<XCredential>> access)
        {
            services.AddXClient(name);
            return services.AddSingleton<IChannel>(provider => new XChannel(
                name,
                options,
                new(options, format.Parse()),
                access(provider),
                Calls(provider, name, options),
                provider.GetRequiredService<TimeProvider>()));
        }

        /// <summary>The client by itself.</summary>
        internal IServiceCollection AddXClient(ChannelName name) => services.AddChannelClient(XChannel.X, name);
    }

    /// <summary>Requests over the channel's client.</summary>
    internal static XCalls Calls(IServiceProvider provider, ChannelName name, XOptions options) => new(
        ChannelClient.Calls(provider, XChannel.X, name, options.BaseUrl),
        options,
        provider.GetRequiredService<TimeProvider>(),
        static () => RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true));
}
