using System.Globalization;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>POST /hub: publish, subscribe, unsubscribe. What follows the answer is the courier's.</summary>
internal sealed class HubEndpoint(GoogleNewsSandboxOptions options, HubCourier courier)
{
    private const int LongestFeed = 5 * 1024 * 1024;
    private const int LongestSecret = 200;
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(10);

    /// <returns>The topic of a publish call, if it is to be had.</returns>
    public Uri? Published(SandboxCall call) =>
        call.Method == "POST" && Form(call) is { } form && GoogleForm.One(form, "hub.mode") == "publish" && Topic(form) is { } topic
        && Uri.TryCreate(topic, UriKind.Absolute, out var address) ? address : null;

    /// <returns>The answer, and what happens after the commit.</returns>
    public (SandboxReply Reply, Action? Then) Answer(SqlSession session, SandboxCall call)
    {
        if (call.Method != "POST" || Form(call) is not { } form)
        {
            return (GoogleNewsSandbox.Text(call.Method == "POST" ? 400 : 405, "The hub takes POST of application/x-www-form-urlencoded."), null);
        }

        return GoogleForm.One(form, "hub.mode") switch
        {
            "publish" => Publish(session, call, form),
            "subscribe" or "unsubscribe" => Subscribe(call, form),
            var other => (GoogleNewsSandbox.Text(400, $"Invalid value for hub.mode: {other}"), null),
        };
    }

    private (SandboxReply Reply, Action? Then) Publish(SqlSession session, SandboxCall call, ILookup<string, string> form)
    {
        if (Topic(form) is not { } topic || !Uri.TryCreate(topic, UriKind.Absolute, out _))
        {
            return (GoogleNewsSandbox.Text(400, options.Hub == HubFlavour.GoogleLike ? "hub.url required" : "hub.topic required"), null);
        }

        if (call.GivenUp)
        {
            return (SandboxReply.Abandoned, null);
        }

        if (form["hub.url"].Concat(form["hub.topic"]).Distinct().Count() > 1)
        {
            Note(session, call, form["hub.url"].Count() > 1 ? "several-topics" : "topic-mismatch", string.Join(' ', form["hub.url"].Concat(form["hub.topic"])));
        }

        var whole = Read(session, call, topic);
        var reply = options.Hub == HubFlavour.GoogleLike ? GoogleNewsSandbox.Text(204, "") : GoogleNewsSandbox.Text(202, "");
        return (reply, whole is null ? null : () => courier.Deliver(call.Origin + GoogleNewsSandbox.HubPath, topic, whole));
    }

    /// <returns>What subscribers get.</returns>
    private Fetched.Whole? Read(SqlSession session, SandboxCall call, string topic)
    {
        var whole = call.Fetched as Fetched.Whole;
        var (feed, problem) = call.Fetched switch
        {
            Fetched.Whole { Bytes.Length: > LongestFeed } => (null, GoogleXml.Unread(new Fetched.TooLong())),
            Fetched.Whole read => Feed.Read(read),
            Fetched.Unchanged => (null, null),
            var other => (null, GoogleXml.Unread(other)),
        };
        if (whole is not null && feed is null)
        {
            Note(session, call, "bad-feed", $"{topic}: {problem}");
        }

        var (added, changed, removed) = feed is null ? (0, 0, 0) : HubItems.Take(session, topic, feed, call.Begun);
        session.Execute($"""
            INSERT INTO google_pings (topic, at, problem, fresh, changed, removed) VALUES ({topic}, {call.Begun}, {problem}, {added}, {changed}, {removed})
            """);
        if (feed is null)
        {
            return null;
        }

        Judge(session, call, topic, feed);
        session.Execute($"INSERT OR REPLACE INTO google_topics (topic, tag) VALUES ({topic}, {whole!.Tag})");
        return whole;
    }

    private void Judge(SqlSession session, SandboxCall call, string topic, Feed feed)
    {
        if (feed.Self is not [var self] || self != topic)
        {
            Note(session, call, "not-self", $"{topic} says it is: {string.Join(' ', feed.Self)}");
        }

        if (!feed.Hubs.Any(hub => hub == call.Origin + GoogleNewsSandbox.HubPath || options.HubNames.Contains(hub)))
        {
            Note(session, call, "not-advertised", $"{topic} names these hubs: {string.Join(' ', feed.Hubs)}");
        }

        if (feed.Items.FirstOrDefault(item => item.Id.Length == 0 || item.Link.Length == 0) is { } item)
        {
            Note(session, call, "bad-feed", $"{topic}: '{item.Title}' lacks its id or link.");
        }
    }

    private (SandboxReply Reply, Action? Then) Subscribe(SandboxCall call, ILookup<string, string> form)
    {
        var secret = GoogleForm.One(form, "hub.secret");
        if (GoogleForm.One(form, "hub.topic") is not { Length: > 0 } topic
            || !Uri.TryCreate(GoogleForm.One(form, "hub.callback"), UriKind.Absolute, out var callback) || !callback.IsLoopback || callback.Scheme != Uri.UriSchemeHttp)
        {
            return (GoogleNewsSandbox.Text(400, "hub.topic and a hub.callback on this machine are required"), null);
        }

        if (secret?.Length >= LongestSecret)
        {
            return (GoogleNewsSandbox.Text(400, "hub.secret must be shorter than 200 bytes"), null);
        }

        var lease = LongestLease;
        if (GoogleForm.One(form, "hub.lease_seconds") is { Length: > 0 } asked)
        {
            if (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
            {
                return (GoogleNewsSandbox.Text(400, "Invalid value for hub.lease_seconds"), null);
            }

            lease = TimeSpan.FromSeconds(Math.Min(seconds, (long)LongestLease.TotalSeconds));
        }

        var intent = new HubIntent(GoogleForm.One(form, "hub.mode")!, callback, topic) { Lease = lease, Secret = secret };
        return call.GivenUp ? (SandboxReply.Abandoned, null) : (GoogleNewsSandbox.Text(202, ""), () => courier.Verify(intent));
    }

    private string? Topic(ILookup<string, string> form) => GoogleForm.One(form, options.Hub == HubFlavour.GoogleLike ? "hub.url" : "hub.topic");

    private static ILookup<string, string>? Form(SandboxCall call) =>
        GoogleForm.IsForm(call) && GoogleForm.Body(call) is { } body ? GoogleForm.Read(body) : null;

    private static void Note(SqlSession session, SandboxCall call, string kind, string detail) =>
        Journal.Add(session, call.Breach(GoogleNewsSandbox.Word, kind, detail));
}
