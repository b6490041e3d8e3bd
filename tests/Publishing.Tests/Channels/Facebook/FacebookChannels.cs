using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Facebook;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Planning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Distribution.Publishing.Tests.Channels.Facebook;

/// <summary>Channels as the host registers them.</summary>
internal static class FacebookChannels
{
    public const string Page = "111222333444555";

    public static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static readonly ChannelSettings Settings = new() { Name = new("facebook-page"), Network = new("facebook"), Publication = "news" };

    public static PostWording Wording(string? template = null) =>
        PostWording.Of(Settings with { Text = template }, FacebookFormatter.DefaultTemplate);

    public static IChannel Make(FacebookOptions options, TimeProvider? time = null, RecordedLogs? logs = null, GraphCredential? credential = null, bool connected = true)
    {
        options.PageId ??= Page;
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs ?? new()));
        services.AddFacebook(Settings.Name, options, Wording(), connected ? credential ?? new("EAApage-token-1", null) : null);
        return services.BuildServiceProvider().GetRequiredService<IChannel>();
    }
}
