using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>Instagram under the rules every channel keeps to. What is published is a container, by its id; what is in it was said before.</summary>
public sealed class InstagramChannelTests : ChannelConformance
{
    protected override IReadOnlyList<string> Secrets { get; } = ["EAAinstagram-token-1"];

    protected override RawReply Accepted => RawReply.Json(200, """{"id":"18000000000000001"}""");

    protected override RawReply[] Accepting =>
        [Accepted, RawReply.Json(200, """{"id":"18000000000000001","permalink":"https://www.instagram.com/p/AbC/"}""")];

    protected override RawReply Known => RawReply.Json(200, """{"id":"17841400000000001","username":"examplenews"}""");

    protected override string NetworkId => "18000000000000001";

    protected override string? Ticket => "17900000000000001";

    protected override IChannel Channel(Uri baseUrl, TimeSpan callTimeout, RecordedLogs logs) =>
        InstagramChannels.Make(new() { BaseUrl = baseUrl, CallTimeout = callTimeout }, logs: logs);

    protected override string Described(IChannel channel) => """{"creation_id":"17900000000000001"}""";
}
