using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

/// <summary>Google News under the rules every channel keeps to. A ping may be repeated, so a lost answer is no doubt.</summary>
public sealed class GoogleNewsChannelTests : ChannelConformance
{
    protected override IReadOnlyList<string> Secrets { get; } = ["no-such-secret"];

    protected override RawReply Accepted => RawReply.Of(204, "text/plain", "");

    protected override RawReply Known => RawReply.Of(400, "text/plain", "hub.mode is missing");

    protected override string NetworkId => "abc";

    protected override Type Lost => typeof(DeliveryOutcome.Deferred);

    protected override Type Unreadable(int status) => status < 300 ? typeof(DeliveryOutcome.Published) : Lost;

    protected override IChannel Channel(Uri baseUrl, TimeSpan callTimeout, RecordedLogs logs)
    {
        var hub = baseUrl.Host == "nobody.invalid" ? new("https://nobody.invalid/") : baseUrl;

        // The channel holds its settings to whole seconds, so only the one test that waits for a time-out waits one.
        var seconds = Math.Max(1, (int)callTimeout.TotalSeconds);
        return GoogleNewsChannels.Make($$"""{ "hubs": ["{{hub}}"], "callTimeout": "{{seconds}}s" }""", logs);
    }
}
