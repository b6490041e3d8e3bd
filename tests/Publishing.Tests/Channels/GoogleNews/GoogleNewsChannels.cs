using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.GoogleNews;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

/// <summary>Channels as the network registers them.</summary>
internal static class GoogleNewsChannels
{
    public static readonly ChannelName Name = new("google");

    public static readonly Uri Public = new("https://distribution.example.com/");

    public static IChannel Make(string settings, RecordedLogs? logs = null, Uri? site = null, StandIn? standIn = null, TimeProvider? time = null) =>
        Services(settings, logs, site ?? Public, standIn, time).GetRequiredService<IChannel>();

    public static IChannel MakeWithoutSite(string settings) => Services(settings, null, null, null, null).GetRequiredService<IChannel>();

    public static ChannelSettings Settings(string? settings) => new() { Name = Name, Network = new("googlenews"), Publication = "news", Settings = settings };

    public static ServiceProvider Services(string? settings, RecordedLogs? logs, Uri? site, StandIn? standIn, TimeProvider? time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(new PublicSite(() => site));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs ?? new()));
        new GoogleNewsNetwork().Register(services, new(Settings(settings), new ChannelSecrets.None(), standIn));
        return services.BuildServiceProvider();
    }
}
