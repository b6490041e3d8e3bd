using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Channels.Instagram;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>Channels as the host registers them.</summary>
internal static class InstagramChannels
{
    public const string User = "17841400000000001";

    public static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static readonly ChannelSettings Settings = new() { Name = new("instagram"), Network = new("instagram"), Publication = "news" };

    public static PostWording Wording(string? template = null) =>
        PostWording.Of(Settings with { Text = template }, InstagramFormatter.DefaultTemplate);

    public static IChannel Make(InstagramOptions options, TimeProvider? time = null, RecordedLogs? logs = null, GraphCredential? credential = null, bool connected = true)
    {
        options.UserId ??= User;
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs ?? new()));
        services.AddInstagram(Settings.Name, options, Wording(), connected ? credential ?? new("EAAinstagram-token-1", null) : null);
        return services.BuildServiceProvider().GetRequiredService<IChannel>();
    }
}
