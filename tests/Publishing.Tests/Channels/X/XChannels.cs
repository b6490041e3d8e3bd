using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Tests.Channels.X;

/// <summary>Channels as the host registers them.</summary>
internal static class XChannels
{
    public static readonly ChannelName Name = new("x-main");

    public static IChannel Make(
        XOptions options,
        IChannelAccess<XCredential>? access = null,
        XPostFormat? format = null,
        TimeProvider? time = null,
        RecordedLogs? logs = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs ?? new()));
        services.AddXChannel(Name, options, format ?? new(), _ => access ?? Fixed(new XCredential.OAuth2("access-token-4")));
        return services.BuildServiceProvider().GetRequiredService<IChannel>();
    }

    public static IChannelAccess<XCredential> Fixed(XCredential credential) => new FixedAccess<XCredential>(credential, XConnecting.NewKeys);
}
