using System.Diagnostics;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>
/// Waits until the site itself tells of the article. Its sitemap must; its feed, which the hub is told of, is waited for only a while: a feed
/// may hold so few articles that one is gone before anybody looks.
/// </summary>
internal sealed class SiteLook(ChannelCall calls, GoogleNewsOptions options, TimeProvider time)
{
    /// <summary>The ticket before the sitemap lists the article, and the one from then on.</summary>
    private const string Waiting = "waiting", InSitemap = "in sitemap";

    private const string SitemapStep = "site's sitemap";
    private const string FeedStep = "site's feed";

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);

    /// <summary>Since the article was first seen in the sitemap.</summary>
    private static readonly TimeSpan LongestForTheFeed = TimeSpan.FromMinutes(5);

    private readonly SitemapLook _sitemap = new(calls, time);

    private readonly FeedLook _feed = new(calls);

    /// <summary>The longest a look may take.</summary>
    public static TimeSpan TimeoutOf(GoogleNewsOptions options) => SitemapLook.Timeout + (ReadsFeed(options) ? FeedLook.Timeout : TimeSpan.Zero);

    /// <summary>One look. Where the article was seen once is not looked into again.</summary>
    public async Task<PrepareReply> PrepareAsync(PrepareRequest request, CancellationToken cancellationToken) => request switch
    {
        { Ticket: InSitemap, TicketSince: { } since } => await InFeedAsync(request, since, cancellationToken),
        _ => await _sitemap.FindAsync(options.SitemapUrl!, request.Post.Link, cancellationToken) switch
        {
            SiteFinding.Found => await InFeedAsync(request, time.GetUtcNow(), cancellationToken),
            SiteFinding.NotYet notYet => Wait(Waiting, Joined("It is not in the site's own sitemap yet.", notYet.Unread)),
            SiteFinding.Unreadable unreadable => Wait(Waiting, $"The site's own sitemap cannot be read: {unreadable.Reason.TrimEnd('.')}."),
            var other => throw new UnreachableException($"A finding nobody knows: {other}"),
        },
    };

    /// <param name="since">When the article was first seen in the sitemap.</param>
    private async Task<PrepareReply> InFeedAsync(PrepareRequest request, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var sitemap = new ChannelStep(SitemapStep, ChannelStepState.Done, "The article is in it.") { At = since };
        if (!ReadsFeed(options))
        {
            return Ready("It is in the site's sitemap.", sitemap);
        }

        var finding = await _feed.FindAsync(options.FeedUrl!, request.Post.Link, cancellationToken);
        var now = time.GetUtcNow();
        if (finding is SiteFinding.Found)
        {
            return Ready("It is in the site's sitemap and feed.", sitemap, new(FeedStep, ChannelStepState.Done, "The article is in it.") { At = now });
        }

        var missing = finding is SiteFinding.Unreadable unreadable
            ? $"The site's own feed cannot be read: {unreadable.Reason.TrimEnd('.')}."
            : "It is not in the site's own feed yet.";
        return now - since >= LongestForTheFeed
            ? Ready("It is in the site's sitemap.", sitemap, new(FeedStep, ChannelStepState.Failed, $"{missing} The hub was told all the same.") { At = now })
            : Wait(InSitemap, $"It is in the site's own sitemap. {missing}");
    }

    /// <summary>Without a hub nobody is told of the feed.</summary>
    private static bool ReadsFeed(GoogleNewsOptions options) => options is { FeedUrl: not null, Hubs.Count: > 0 };

    private static PrepareReply.Ready Ready(string note, params ChannelStep[] steps) => new(note) { Steps = steps };

    private static PrepareReply.Begun Wait(string ticket, string reason) => new(ticket, LookAgainAfter, reason);

    private static string Joined(string sentence, string? more) => more is null ? sentence : $"{sentence} {more}";
}
