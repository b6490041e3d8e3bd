using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;

namespace Distribution.Publishing.Tests.Channels.X;

/// <summary>X under the rules every channel keeps to.</summary>
public sealed class XChannelTests : ChannelConformance
{
    protected override IReadOnlyList<string> Secrets { get; } = ["consumer-secret-1", "token-secret-2", "consumer-key-3", "access-token-4"];

    protected override RawReply Accepted => RawReply.Json(201, """{"data":{"id":"1445880548472328192","text":"as it likes"}}""");

    protected override RawReply Known => RawReply.Json(200, """{"data":{"id":"2244994945","name":"News","username":"example_news"}}""");

    protected override string NetworkId => "1445880548472328192";

    protected override IChannel Channel(Uri baseUrl, TimeSpan callTimeout, RecordedLogs logs) => XChannels.Make(
        new() { BaseUrl = baseUrl, CallTimeout = callTimeout },
        access: XChannels.Fixed(new XCredential.OAuth1("consumer-key-3", "consumer-secret-1", "access-token-4", "token-secret-2")),
        logs: logs);
}
