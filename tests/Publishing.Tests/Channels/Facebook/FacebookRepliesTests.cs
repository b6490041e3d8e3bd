using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;
using Doubt = Distribution.Publishing.DeliveryOutcome.InDoubt;
using Duplicate = Distribution.Publishing.DeliveryOutcome.RefusedAsDuplicate;
using Held = Distribution.Publishing.DeliveryOutcome.ChannelRefused;
using Published = Distribution.Publishing.DeliveryOutcome.Published;
using Rejected = Distribution.Publishing.DeliveryOutcome.Rejected;
using Throttled = Distribution.Publishing.DeliveryOutcome.Throttled;

namespace Distribution.Publishing.Tests.Channels.Facebook;

/// <summary>The client itself against answers kept as files, each named by what happened; whole replies are compared.</summary>
public sealed class FacebookRepliesTests
{
    private const string Busy = "Facebook is out of order for the moment and does not say whether it was carried out.";
    private const string Reconnect = "connect the account again and set the new token.";
    private const string LogIn = "log in to facebook.com with the account that connected the Page and do what it asks";
    private const string Unread =
        "Facebook could not read the article's page; check that it can be reached from outside and has its Open Graph tags, then post it again.";

    private static readonly DateTimeOffset Now = FacebookChannels.Now;
    private static readonly Published Posted = new("111222333444555_777", new("https://www.facebook.com/111222333444555_777"));

    private static readonly Dictionary<string, PublishReply> Expected = new()
    {
        ["created"] = new(Posted),
        ["created-with-usage"] = new(Posted, Now.AddMinutes(1)),
        ["created-last-of-the-hour"] = new(Posted, Now.AddMinutes(19)),
        ["created-without-id"] = new(Nameless),
        ["created-cut-off"] = new(Nameless),
        ["created-empty"] = new(Nameless),
        ["ok-with-html"] = new(Nameless),
        ["unknown-error"] = new(new Doubt(Busy)),
        ["unknown-error-that-may-have-posted"] = new(new Doubt(Busy)),
        ["temporarily-unavailable"] = new(new Doubt(Busy)),
        ["temporarily-unavailable-subcode"] = new(new Doubt(Busy)),
        ["transient-of-an-unknown-code"] = new(new Doubt(Busy)),
        ["internal-error-html"] = new(Unexplained(500)),
        ["gateway-timeout"] = new(Unexplained(504)),
        ["request-timeout"] = new(Unexplained(408)),
        ["moved"] = new(Unexplained(302)),
        ["app-limit"] = new(new Throttled("Facebook wants no more calls from the app for now.", Now.AddMinutes(15))),
        ["page-limit"] = new(new Throttled("Facebook wants no more calls for the Page for now.", Now.AddMinutes(10))),
        ["page-limit-of-the-business"] = new(new Throttled("Facebook wants no more calls for the Page for now.", Now.AddMinutes(7)), Now.AddMinutes(7)),
        ["custom-limit"] = new(new Throttled("Facebook sees an unusual number of calls and wants no more for now.", Now.AddMinutes(15))),
        ["posting-too-fast"] = new(new Throttled("Facebook finds the account posts too fast.", Now.AddHours(1))),
        ["too-many-requests"] = new(new Throttled("Facebook wants no more calls for now.", Now.AddMinutes(15))),
        ["token-expired"] = Dead(
            $"The token has expired; connect the account again and set the new token. A Page token made from a long-lived user token has no end of its own.",
            "190/463 · Error validating access token: Session has expired on Friday, 27-Nov-26 03:00:00 PST. The current time is Friday, 27-Nov-26 04:00:00 PST."),
        ["password-changed"] = Dead(
            $"The account's password was changed, which ended the token; {Reconnect}",
            "190/460 · Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons."),
        ["app-removed"] = Dead(
            $"The app was removed from the account that connected the Page; {Reconnect}",
            "190/458 · Error validating access token: The user has not authorized application 1."),
        ["checkpoint"] = Dead(
            $"Facebook wants a security check of the account that connected the Page; {LogIn}.",
            "190/459 · Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given."),
        ["logged-out"] = Dead(
            $"The token is no longer valid, as after logging out; {Reconnect}",
            "190/467 · Error validating access token: The session is invalid because the user logged out."),
        ["role-lost"] = Dead(
            $"Whoever connected the Page has lost their role on it; give it back, or let somebody with a role connect it: {Reconnect}",
            "190/492 · Error validating access token: The user is not an administrator of the page."),
        ["app-unused"] = Dead(
            $"Nobody used the app for 90 days, which ended the token; {Reconnect}",
            "190/493 · Error validating access token: The user has not engaged the app in longer than 90 days."),
        ["token-of-a-person"] = Dead(
            "The token stands for a person, not for the Page; set the Page's own token.",
            "190/2069032 · A page access token is required to request this resource."),
        ["token-malformed"] = Dead(
            $"Facebook does not accept the token: it has expired, was taken back or is damaged; {Reconnect}",
            "190 · Malformed access token (hidden)"),
        ["proof-invalid"] = Dead(
            "Facebook does not accept the proof of the app's secret; set the APP_SECRET of the very app that the token was made with.",
            "104 · Incorrect signature"),
        ["proof-missing"] = Dead(
            "Facebook wants the proof of the app's secret, or another one; set the APP_SECRET of the very app that the token was made with.",
            "100 · API calls from the server require an appsecret_proof argument"),
        ["token-expired-with-a-status-of-success"] = new(new Held(
            HoldCause.NeedsReconnecting, $"The account's password was changed, which ended the token; {Reconnect}", "200 · 190/460 · Error validating access token")),
        ["app-limit-from-a-server-out-of-order"] = new(new Doubt("Facebook wants no more calls from the app for now.")),
        ["invalid-for-the-moment"] = new(new Doubt(Busy)),
        ["unauthorized-empty"] = new(new Held(
            HoldCause.NeedsReconnecting, "Facebook does not accept the token; connect the account again and set the new token.", "401")),
        ["permission-missing"] = new(new Held(
            HoldCause.RefusedByNetwork,
            "The token may not post on the Page: its person lacks the right, or it is a person's token instead of the Page's own; connect the Page anew.",
            "403 · 200 · (#200) If posting to a group, requires app being installed in the group; if posting to a page, requires both pages_read_engagement and pages_manage_posts.")),
        ["permission-taken-away"] = Refused(
            "The permission to post was not given or was taken away; mend it in Meta's app dashboard, then connect the account again.",
            "10 · (#10) Application does not have permission for this action"),
        ["publishing-authorisation-missing"] = Refused(
            $"Facebook wants the Page authorised for publishing first; {LogIn}.",
            "100/1404078 · Page Publishing Authorization is required"),
        ["account-limited"] = Refused($"Facebook has restricted the account; {LogIn}.", "368/1404112 · Your account is limited"),
        ["page-not-there"] = Refused(
            "Facebook does not have what we asked for, or the token may not see it; check the id in the settings and the token's rights.",
            "100/33 · Unsupported post request. Object with ID '111222333444555' does not exist, cannot be loaded due to missing permissions, or does not support this operation."),
        ["forbidden-by-a-guard"] = new(new Held(HoldCause.RefusedByNetwork, "Facebook, or a guard before it, refuses us and does not say why.", "403")),
        ["not-found-html"] = new(new Held(HoldCause.RefusedByNetwork, "Facebook offers nothing at the address we use; its API is down or has changed.", "404")),
        ["version-ended"] = Refused(
            "This version of the Graph API has ended; set a newer one in the channel's settings.",
            "2635 · (#2635) You are calling a deprecated version of the Ads API."),
        ["blocked-for-a-while"] = Refused(
            "Facebook has blocked the account's posting for a while, for what it posted or for how; wait some hours and look at the account on facebook.com.",
            "368 · You've already posted this, so it can't be posted again."),
        ["flagged"] = new(new Rejected("Facebook flagged what the post says or links to.", "400 · 368/1346003 · Content flagged")),
        ["duplicate"] = new(new Duplicate("Facebook says the account has already posted this.", "400 · 506 · (#506) Duplicate status message")),
        ["link-not-scraped"] = new(new Rejected(Unread, "400 · 1609005 · (#1609005) There was a problem scraping data from the provided link.")),
        ["link-not-scraped-as-subcode"] = new(new Rejected(Unread, "400 · 100/1609005 · Invalid parameter")),
        ["link-to-facebook"] = new(new Rejected("Facebook does not take links to itself.", "400 · 100/1609008 · Invalid parameter")),
        ["invalid-parameter"] = new(new Rejected("Facebook does not take it: (#100) The message is too long", "400 · 100 · (#100) The message is too long")),
        ["invalid-in-words-for-people"] = new(new Rejected("Facebook does not take it: Zu lang: Bitte kürzen.", "400 · 100/999 · Invalid parameter")),
        ["code-nobody-knows"] = new(new Rejected("Facebook does not take it: Something new", "400 · 4711 · Something new")),
        ["teapot"] = new(new Rejected("Facebook does not take it and does not say why (status 418).", "418")),
    };

    public static TheoryData<string> Recorded => RecordedReplies.Of("Facebook");

    private static Doubt Nameless => new("Facebook answered 200, but its answer does not name the post.");

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task PublishAsync_RecordedAnswer_IsReadAs(string name)
    {
        await using var server = new RawServer(await RecordedReplies.ReadAsync("Facebook", name));

        var reply = await FacebookChannels.Make(new() { BaseUrl = server.Url }, new FakeTimeProvider(Now)).PublishAsync(
            new(new("Headline", new("https://news.example.com/a?d=abc")), new("abc"), "scraped"),
            new(TimeProvider.System, TimeSpan.FromMinutes(1)),
            CancellationToken.None);

        Assert.Equal(Expected[name], reply);
        Assert.Equal("POST /v26.0/111222333444555/feed HTTP/1.1", Assert.Single(server.Requests).Line);
    }

    [Fact]
    public void Recorded_EveryAnswerExpected_HasItsFile() => Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), Recorded.Select(row => row.Data));

    private static Doubt Unexplained(int status) => new($"Facebook answered {status}, which does not say whether it was carried out.");

    private static PublishReply Dead(string reason, string raw) => new(new Held(HoldCause.NeedsReconnecting, reason, "400 · " + raw));

    private static PublishReply Refused(string reason, string raw) => new(new Held(HoldCause.RefusedByNetwork, reason, "400 · " + raw));
}
