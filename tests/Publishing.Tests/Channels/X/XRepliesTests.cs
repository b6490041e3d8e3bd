using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;
using Doubt = Distribution.Publishing.DeliveryOutcome.InDoubt;
using Duplicate = Distribution.Publishing.DeliveryOutcome.RefusedAsDuplicate;
using Held = Distribution.Publishing.DeliveryOutcome.ChannelRefused;
using Published = Distribution.Publishing.DeliveryOutcome.Published;
using Rejected = Distribution.Publishing.DeliveryOutcome.Rejected;
using Throttled = Distribution.Publishing.DeliveryOutcome.Throttled;

namespace Distribution.Publishing.Tests.Channels.X;

/// <summary>The client itself against answers kept as files, each named by what happened; whole replies are compared.</summary>
public sealed class XRepliesTests
{
    private const string TooLong =
        "Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.";

    private const string Media = "Your media IDs are invalid.";
    private const string Invalid = "Invalid Request One or more parameters to your request was invalid.";
    private const string Depleted = "CreditsDepleted Your enrolled account [2056915467785113600] does not have any credits to fulfill this request.";
    private const string NotYours = "X does not accept the account's credential.";
    private const string Keys = "X no longer accepts the account's keys; create new ones in X's developer console and set them.";
    private const string Wait = "X wants no more calls for now.";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_771_200_000);
    private static readonly DateTimeOffset Quarter = DateTimeOffset.FromUnixTimeSeconds(1_771_200_900);
    private static readonly DateTimeOffset Day = DateTimeOffset.FromUnixTimeSeconds(1_771_250_000);
    private static readonly Published Posted = new("1445880548472328192", new("https://x.com/example_news/status/1445880548472328192"));

    private static readonly Dictionary<string, PublishReply> Expected = new()
    {
        ["created"] = new(Posted),
        ["created-renamed-fields"] = new(Posted),
        ["created-with-partial-errors"] = new(Posted),
        ["created-last-of-the-quarter-hour"] = new(Posted, Quarter),
        ["created-last-of-the-day"] = new(Posted, Day),
        ["created-without-id"] = new(Nameless(201)),
        ["created-with-odd-id"] = new(Nameless(201)),
        ["created-cut-off"] = new(Nameless(201)),
        ["created-empty"] = new(Nameless(201)),
        ["ok-with-html"] = new(Nameless(200)),
        ["duplicate"] = new(new Duplicate(
            "X says the account has already posted this text.",
            "403 · about:blank · Forbidden You are not allowed to create a Tweet with duplicate content.")),
        ["duplicate-legacy-code"] = new(new Duplicate("X says the account has already posted this text.", "403 · code 187 · Status is a duplicate.")),
        ["too-long-400"] = new(new Rejected($"X does not take it: {TooLong}", $"400 · invalid-request · {Invalid} {TooLong}")),
        ["too-long-403"] = new(new Rejected($"X does not take it: {TooLong}", $"403 · about:blank · Forbidden {TooLong}")),
        ["too-long-legacy-code"] = new(new Rejected("X does not take it: Tweet needs to be a bit shorter.", "403 · code 186 · Tweet needs to be a bit shorter.")),
        ["unknown-field"] = new(new Rejected(
            "X does not take it: The body parameter [txt] is not one of [text]",
            $"400 · invalid-request · {Invalid} The body parameter [txt] is not one of [text]")),
        ["bad-media"] = new(new Rejected($"X does not take it: {Media}", $"400 · invalid-request · {Invalid} {Media}")),
        ["unauthorized"] = new(new Held(HoldCause.NeedsReconnecting, Keys, "401 · about:blank · Unauthorized Unauthorized")),
        ["bad-authentication-legacy-code"] = new(new Held(HoldCause.NeedsReconnecting, NotYours, "400 · code 215 · Bad Authentication data.")),
        ["app-only-token"] = new(new Held(
            HoldCause.NeedsReconnecting,
            "The credential stands for the app, not for the account; connect the account itself.",
            "403 · unsupported-authentication · Unsupported Authentication Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint."
            + "  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].")),
        ["no-write-permission"] = new(new Held(
            HoldCause.RefusedByNetwork,
            "The app may only read; give it write permission in X's developer console, then create the account's token anew.",
            "403 · oauth1-permissions · Forbidden Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.")),
        ["client-not-enrolled"] = new(new Held(
            HoldCause.RefusedByNetwork,
            "The app has no access to this part of X's API; enrol it in X's developer console.",
            "403 · client-forbidden · Client Forbidden This request must be made using an approved developer account that is enrolled in the requested endpoint.")),
        ["missing-scope"] = new(new Held(
            HoldCause.NeedsReconnecting,
            "The account's token lacks a permission; connect it again with tweet.write.",
            "403 · about:blank · Forbidden Forbidden")),
        ["reply-not-summoned"] = new(new Rejected(
            "X does not take it: Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are"
            + " replying to.",
            "403 · about:blank · Forbidden Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the"
            + " post you are replying to.")),
        ["not-permitted-unexplained"] = new(new Held(
            HoldCause.RefusedByNetwork,
            "X refuses to post for this account and does not say why.",
            "403 · about:blank · Forbidden You are not permitted to perform this action.")),
        ["not-permitted-empty"] = new(new Held(HoldCause.RefusedByNetwork, "X refuses to post for this account and does not say why.", "403")),
        ["suspended"] = new(new Held(HoldCause.RefusedByNetwork, "X has suspended the account.", "403 · user-suspended · Forbidden The account is suspended.")),
        ["account-locked-legacy-code"] = new(new Held(
            HoldCause.RefusedByNetwork,
            "X has locked the account; log in there to unlock it.",
            "403 · code 326 · To protect our users from spam and other malicious activity, this account is temporarily locked.")),
        ["forbidden-by-a-guard"] = new(new Held(HoldCause.RefusedByNetwork, "X, or a guard before it, refuses us and does not say why.", "403")),
        ["credits-depleted"] = new(new Held(
            HoldCause.OutOfCredits,
            "The account has no credits left at X; buy some in X's developer console.",
            $"402 · credits · {Depleted}")),
        ["credits-depleted-403"] = new(new Held(
            HoldCause.OutOfCredits,
            "The account's credits or spending limit at X are used up.",
            $"403 · credits · {Depleted}")),
        ["spend-cap-reached"] = new(new Held(
            HoldCause.OutOfCredits,
            "The account's credits or spending limit at X are used up.",
            "403 · credits · SpendCapReached Your enrolled account has reached its billing cycle spend cap.")),
        ["too-many-requests"] = new(new Throttled(Wait, Quarter), Quarter),
        ["too-many-requests-of-the-day"] = new(new Throttled(Wait, Day), Day),
        ["too-many-requests-legacy-code"] = new(new Throttled(Wait, Now.AddMinutes(15))),
        ["too-many-requests-retry-after"] = new(new Throttled(Wait, Now.AddMinutes(2))),
        ["too-many-requests-reset-past"] = new(new Throttled(Wait, Now.AddMinutes(1))),
        ["too-many-requests-reset-far"] = new(new Throttled(Wait, Now.AddDays(1)), Now.AddDays(1)),
        ["too-many-requests-reset-unreadable"] = new(new Throttled(Wait, Now.AddMinutes(15))),
        ["daily-limit-legacy-code"] = new(new Throttled(Wait, Now.AddMinutes(15))),
        ["usage-cap-monthly"] = new(new Held(
            HoldCause.OutOfCredits,
            "The app's allowance of the month is used up at X.",
            "429 · usage-capped · UsageCapExceeded Usage cap exceeded: Monthly product cap")),
        ["usage-cap-daily"] = new(new Throttled("The app's allowance of the day is used up at X.", new(2026, 2, 17, 0, 0, 0, TimeSpan.Zero))),
        ["service-unavailable"] = new(Unexplained(503)),
        ["internal-error-html"] = new(Unexplained(500)),
        ["bad-gateway"] = new(Unexplained(502)),
        ["gateway-timeout"] = new(Unexplained(504)),
        ["request-timeout"] = new(Unexplained(408)),
        ["beyond-http"] = new(Unexplained(600)),
        ["not-found"] = new(new Publishing.DeliveryOutcome.ChannelRefused(
            HoldCause.RefusedByNetwork, "X offers no posting at the address we use; its API is down or has changed.", "404 · about:blank · Not Found Not Found")),
        ["gone"] = new(new Publishing.DeliveryOutcome.ChannelRefused(
            HoldCause.RefusedByNetwork, "X offers no posting at the address we use; its API is down or has changed.", "410")),
        ["unsupported-media-type"] = new(new Rejected(
            "X does not take it: Unsupported Media Type",
            "415 · about:blank · Unsupported Media Type Unsupported Media Type")),
        ["teapot"] = new(new Rejected("X does not take it and does not say why (status 418).", "418")),
    };

    public static TheoryData<string> Recorded => RecordedReplies.Of("X");

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task PublishAsync_RecordedAnswer_IsReadAs(string name)
    {
        await using var server = new RawServer(await RecordedReplies.ReadAsync("X", name));
        var channel = XChannels.Make(
            new() { BaseUrl = server.Url, Username = "example_news" },
            XChannels.Fixed(new Publishing.Channels.X.XCredential.OAuth2("access-token-4")),
            time: new FakeTimeProvider(Now));

        var reply = await channel.PublishAsync(
            new(new("Headline\nhttps://news.example.com/a?d=abc", new("https://news.example.com/a?d=abc")), new("abc")),
            new(TimeProvider.System, TimeSpan.FromMinutes(1)),
            CancellationToken.None);

        Assert.Equal(Expected[name], reply);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Recorded_EveryAnswerExpected_HasItsFile() => Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), Recorded.Select(row => row.Data));

    private static Doubt Nameless(int status) => new($"X answered {status}, but its answer does not name the post.");

    private static Doubt Unexplained(int status) => new($"X answered {status}, which does not say whether it was carried out.");
}
