using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;
using Doubt = Distribution.Publishing.DeliveryOutcome.InDoubt;
using Held = Distribution.Publishing.DeliveryOutcome.ChannelRefused;
using Published = Distribution.Publishing.DeliveryOutcome.Published;
using Rejected = Distribution.Publishing.DeliveryOutcome.Rejected;
using Throttled = Distribution.Publishing.DeliveryOutcome.Throttled;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>The client itself against answers to a publishing kept as files, each named by what happened; whole replies are compared.</summary>
public sealed class InstagramRepliesTests
{
    private const string Busy = "Instagram is out of order for the moment and does not say whether it was carried out.";
    private const string Reconnect = "connect the account again and set the new token.";
    private const string Working = "Instagram is still working on the picture.";

    private static readonly DateTimeOffset Now = InstagramChannels.Now;
    private static readonly Published Posted = new("17920238422030506", new("https://www.instagram.com/p/AbC/"));

    private static readonly Dictionary<string, PublishReply> Expected = new()
    {
        ["published"] = new(Posted),
        ["published-last-of-the-hour"] = new(Posted, Now.AddMinutes(19)),
        ["published-without-id"] = new(Nameless),
        ["published-cut-off"] = new(Nameless),
        ["published-empty"] = new(Nameless),
        ["ok-with-html"] = new(Nameless),
        ["container-not-found"] = new(new Doubt("Instagram does not find the container; it may not be ready yet.")),
        ["container-gone"] = new(new Doubt("Instagram does not have the container any more, or the token cannot see it.")),
        ["container-expired"] = new(new Doubt("The container has expired at Instagram.")),
        ["container-not-ready"] = new(new DeliveryOutcome.Deferred(Working, null)),
        ["not-ready-without-subcode"] = new(new DeliveryOutcome.Deferred(Working, null)),
        ["quota-used-up"] = new(new Throttled("The account's posts of the day are used up at Instagram.", Now.AddHours(1))),
        ["app-limit"] = new(new Throttled("Instagram wants no more calls from the app for now.", Now.AddMinutes(15))),
        ["account-limit"] = new(new Throttled("Instagram wants no more calls for the account for now.", Now.AddMinutes(7)), Now.AddMinutes(7)),
        ["too-many-requests"] = new(new Throttled("Instagram wants no more calls for now.", Now.AddMinutes(2))),
        ["suspected-of-spam"] = Refused(
            "Instagram takes what the account posts for spam and restricts it; wait some hours, look at the account, post less.",
            "4/2207051 · Application request limit reached"),
        ["account-restricted"] = Refused(
            "Instagram has restricted the account, or it is inactive; log in to its app and do what it asks.",
            "25/2207050 · The Instagram account is restricted"),
        ["server-error"] = new(new Doubt(Busy)),
        ["unknown-error-that-may-have-posted"] = new(new Doubt(Busy)),
        ["transient-of-an-unknown-code"] = new(new Doubt(Busy)),
        ["bad-gateway"] = new(Unexplained(502)),
        ["moved"] = new(Unexplained(302)),
        ["caption-too-long"] = new(new Rejected(
            "Instagram finds the text too long: 2,200 characters, 30 hashtags and 20 mentions at most.", "400 · 36004/2207010 · The caption is too long")),
        ["too-many-mentions"] = new(new Rejected("Instagram takes at most 20 mentions in one post.", "400 · 100/2207040 · Invalid parameter")),
        ["shape-not-taken"] = new(new Rejected(
            "Instagram does not take the picture's shape; it must be between 4:5 and 1.91:1.", "400 · 36003/2207009 · The aspect ratio is not supported")),
        ["without-a-role"] = Refused(
            "Instagram lets the app do nothing for the account; give the account a role in the app, or have the app approved, then connect it again.",
            "100 · Unsupported request - method type: get"),
        ["proof-missing"] = Dead(
            "Instagram wants the proof of the app's secret, or another one; set the APP_SECRET of the very app that the token was made with.",
            "400 · 100 · API calls from the server require an appsecret_proof argument"),
        ["code-nobody-knows"] = new(new Rejected("Instagram does not take it: Something new", "400 · 4711 · Something new")),
        ["token-expired"] = Dead(
            $"The token has expired; {Reconnect} A Page token made from a long-lived user token has no end of its own.",
            "400 · 190/463 · Error validating access token: Session has expired on Friday, 27-Nov-26 03:00:00 PST. The current time is Friday, 27-Nov-26 04:00:00 PST."),
        ["token-of-the-other-login-malformed"] = Dead(
            $"Instagram does not accept the token: it has expired, was taken back or is damaged; {Reconnect}",
            "400 · 190 · Malformed access token (hidden)"),
        ["unauthorized-empty"] = Dead($"Instagram does not accept the token; {Reconnect}", "401"),
        ["permission-missing"] = Refused(
            "The permission to post was not given or was taken away; mend it in Meta's app dashboard, then connect the account again.",
            "10 · (#10) Application does not have permission for this action"),
        ["account-not-there"] = Refused(
            "Instagram does not have what we asked for, or the token may not see it; check the id in the settings and the token's rights.",
            "100/33 · Unsupported post request. Object with ID 17841400000000001 does not exist"),
        ["not-found-html"] = new(new Held(HoldCause.RefusedByNetwork, "Instagram offers nothing at the address we use; its API is down or has changed.", "404")),
    };

    public static TheoryData<string> Recorded => RecordedReplies.Of("Instagram");

    private static Doubt Nameless => new("Instagram answered 200, but its answer does not name the post.");

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task PublishAsync_RecordedAnswer_IsReadAs(string name)
    {
        await using var server = new RawServer(
            await RecordedReplies.ReadAsync("Instagram", name),
            RawReply.Json(200, """{"id":"17920238422030506","permalink":"https://www.instagram.com/p/AbC/"}"""));

        var reply = await InstagramChannels.Make(new() { BaseUrl = server.Url }, new FakeTimeProvider(Now)).PublishAsync(
            new(new("Headline", new("https://news.example.com/a?d=abc")), new("abc"), "17889455560051444"),
            new(TimeProvider.System, TimeSpan.FromMinutes(1)),
            CancellationToken.None);

        Assert.Equal(Expected[name], reply);
        Assert.Equal(reply.Outcome is Published ? 2 : 1, server.Requests.Count);
        Assert.Equal("POST /v26.0/17841400000000001/media_publish HTTP/1.1", server.Requests[0].Line);
    }

    [Fact]
    public void Recorded_EveryAnswerExpected_HasItsFile() =>
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), Recorded.Select(row => row.Data));

    private static Doubt Unexplained(int status) => new($"Instagram answered {status}, which does not say whether it was carried out.");

    private static PublishReply Dead(string reason, string raw) => new(new Held(HoldCause.NeedsReconnecting, reason, raw));

    private static PublishReply Refused(string reason, string raw) => new(new Held(HoldCause.RefusedByNetwork, reason, "400 · " + raw));
}
