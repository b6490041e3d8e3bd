using System.Text.RegularExpressions;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Pages;

/// <summary>The page at /: what this is, where it posts to, and what became of it.</summary>
internal static partial class HomePage
{
    public static Markup Render(HomeView view) => Page("Distribution", view.IsBusy, Markup.Of(
        $"""
        <h1>Distribution posts a newsroom's articles to its networks, once each.</h1>
        <p class="mode {(view.IsSandbox ? "sandbox" : "live")}">{(view.IsSandbox ? "SANDBOX" : "LIVE")}</p>
        <p>{Meaning(view)}</p>
        <p><small>Everything is kept in <code>{view.StoreFolder}</code>. <a href="/health">Health</a> · <a href="/openapi/v1.json">OpenAPI</a></small></p>
        <h2>Channels</h2>
        <ul>{Markup.Each(view.Channels, channel => Markup.Of(
            $"""<li><span>{channel.Channel.Value} <small>on {channel.Network.Value}</small></span><span class="state">{channel.Condition}</span>{Why(channel.Why, channel.Until)}</li>"""))}</ul>
        {Attention(view.Store)}
        <h2>Today</h2>
        {Today(view.Store)}
        <h2>Last deliveries</h2>
        {Deliveries(view.Store)}
        {Samples(view)}
        {Sources(view)}
        """));

    /// <summary>A page with one sentence and the way back.</summary>
    public static Markup Sentence(string sentence) => Page("Distribution", isBusy: false, Markup.Of(
        $"""
        <h1>Distribution</h1>
        <p>{sentence}</p>
        <p><a href="/">Back</a></p>
        """));

    private static Markup Page(string title, bool isBusy, Markup body) => Markup.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        {(isBusy ? Markup.Of($"""<meta http-equiv="refresh" content="2">""") : Markup.None)}
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>
        """);

    private static Markup Meaning(HomeView view) => view switch
    {
        { IsSandbox: false } => Markup.Of($"Posts go to the real networks, for everybody to read."),
        { Sandbox: { } standIns } => Markup.Of(
            $"""Posts go to local stand-ins; nothing leaves this machine. <a href="{standIns}">See what is on them</a>. Once a channel has a credential in the environment, posts go to the real network."""),
        _ => Markup.Of($"Posts go to local stand-ins; nothing leaves this machine."),
    };

    private static Markup Attention(StoreOverview store) => (store.Parked, store.ParkedEvents, store.InvalidMessages) is (0, 0, 0)
        ? Markup.None
        : Markup.Of(
            $"""
            <h2>For a person to look at</h2>
            <p>{store.Parked} parked deliveries, {store.ParkedEvents} parked events, {store.InvalidMessages} messages nobody could read. <a href="/health">Health</a> says more.</p>
            """);

    private static Markup Today(StoreOverview store) => store.OfTheDay is []
        ? Markup.Of($"<p>Nothing planned today (UTC).</p>")
        : Markup.Of(
            $"""
            <ul>{Markup.Each(
                store.OfTheDay.GroupBy(count => count.State).OrderBy(state => state.Key),
                state => Markup.Of($"<li><span>{Words(state.Key)}</span><span>{state.Sum(count => count.Count)}</span></li>"))}</ul>
            """);

    private static Markup Deliveries(StoreOverview store) => store.Newest is []
        ? Markup.Of($"<p>None yet.</p>")
        : Markup.Of($"<ul>{Markup.Each(store.Newest, Delivery)}</ul>");

    private static Markup Delivery(ShownDelivery shown) => Markup.Of(
        $"""
        <li><span dir="auto">{shown.Headline ?? "(no headline)"}</span><span>{shown.Row.Key.Channel.Value}</span><span class="state">{Words(shown.Row.State)}</span>{Link(shown.Row.Link)}{Why(shown.Row.Reason, shown.Row.DueAt)}</li>
        """);

    /// <summary>Only a web address is a link: what a command posted to the stand-ins leads to a file, which a web page may not open.</summary>
    private static Markup Link(Uri? link) => link is { Scheme: "http" or "https" }
        ? Markup.Of($"""<a rel="noreferrer" href="{link}">See the post</a>""")
        : Markup.None;

    private static Markup Why(string? why, DateTimeOffset? until) => (why, until) switch
    {
        (null, _) => Markup.None,
        (_, { } end) => Markup.Of($"""<p class="why"><small>{why} Next at {end}.</small></p>"""),
        _ => Markup.Of($"""<p class="why"><small>{why}</small></p>"""),
    };

    private static Markup Samples(HomeView view) => view.Samples is []
        ? Markup.None
        : Markup.Of(
            $"""
            <h2>Publish a sample</h2>
            <ul>{Markup.Each(view.Samples, sample => Sample(sample, view.Token))}</ul>
            """);

    private static Markup Sample(SampleArticle sample, string token) => sample.Article is { } read
        ? Markup.Of(
            $"""
            <li><span dir="auto">{read.Article.Headline}<br><small>{sample.File}</small></span><form method="post" action="/samples/{Uri.EscapeDataString(sample.File)}"><input type="hidden" name="{PageForms.Field}" value="{token}"><button>Publish</button></form></li>
            """)
        : Markup.Of($"""<li><span>{sample.File}</span><span>no article</span>{Why((sample.Read as Publishing.Messages.Parsed<Publishing.Ingesting.ReadArticle>.Invalid)?.Problem, null)}</li>""");

    private static Markup Sources(HomeView view) => view.HasSources
        ? Markup.None
        : Markup.Of(
            $$$"""
            <h2>Articles from your own system</h2>
            <p>No source is set up, so <code>POST /api/articles</code> answers 401. Add one to distribution.json, set its variable, and start again:</p>
            <p><code>"sources": [{ "name": "cms", "secretFrom": "CMS_SECRET" }]</code></p>
            """);

    /// <summary>The state as people say it: "TakingDown" is "taking down".</summary>
    private static string Words(DeliveryState state) => WordStart.Replace(state.ToString(), " $0").Trim().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex WordStart { get; }
}
