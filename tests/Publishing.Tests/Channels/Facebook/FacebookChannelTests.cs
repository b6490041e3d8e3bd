using System.Text.RegularExpressions;
using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Channels.Facebook;

/// <summary>Facebook under the rules every channel keeps to, with an app that demands the proof of its secret.</summary>
public sealed partial class FacebookChannelTests : ChannelConformance
{
    protected override IReadOnlyList<string> Secrets { get; } = ["EAApage-token-1", "app-secret-123"];

    protected override RawReply Accepted => RawReply.Json(200, """{"id":"111222333444555_777"}""");

    protected override RawReply Known => RawReply.Json(200, """{"id":"111222333444555","name":"Example News"}""");

    protected override string NetworkId => "111222333444555_777";

    protected override IChannel Channel(Uri baseUrl, TimeSpan callTimeout, RecordedLogs logs) => FacebookChannels.Make(
        new() { BaseUrl = baseUrl, CallTimeout = callTimeout },
        logs: logs,
        credential: new("EAApage-token-1", "app-secret-123"));

    protected override string WithoutCredentials(string body) => Proof().Replace(body, "");

    [GeneratedRegex(@",""appsecret_proof"":""[0-9a-f]{64}""")]
    private static partial Regex Proof();
}
