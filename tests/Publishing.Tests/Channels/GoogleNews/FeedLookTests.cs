using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

/// <summary>The site's own feed is what the hub is told of, so the article is waited for in it, but not for ever.</summary>
public sealed class FeedLookTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Post Post = new("Bridge reopens", new("https://news.example.com/bridge"));

    [Theory]
    [InlineData("""<rss version="2.0"><channel><link>https://news.example.com/</link><item><title>a</title><link> https://www.news.example.com/bridge?utm_source=rss </link></item></channel></rss>""")]
    [InlineData("""<rss version="2.0"><channel><item><guid>https://news.example.com/bridge</guid></item></channel></rss>""")]
    [InlineData("""<rss version="2.0" xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><link>https://feeds.example/x</link><f:origLink>https://news.example.com/bridge</f:origLink></item></channel></rss>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://news.example.com/"/><entry/><entry><link rel="edit" href="/edit"/><link rel="alternate" href="https://news.example.com/bridge"/></entry></feed>""")]
    [InlineData("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><link>https://news.example.com/bridge</link></item></rdf:RDF>""")]
    [InlineData("""<rss version="2.0"><channel><item><link>https://xn--a/</link></item><item><link>https://news.example.com/bridge</link></item></channel></rss>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.com/x/"><entry xml:base="/"><link href="bridge"/></entry></feed>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="/elsewhere/"/><entry><link xml:base="https://news.example.com/x/" href="../bridge"/></entry></feed>""")]
    [InlineData("""<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><item><link>https://news.example.com/bridge</link></item></channel></rss>""")]
    public async Task PrepareAsync_InTheFeed_IsReadyWithBothSteps(string feed)
    {
        var ready = Assert.IsType<PrepareReply.Ready>(await PrepareAsync(RawReply.Of(200, "application/rss+xml", feed)));

        Assert.Equal("It is in the site's sitemap and feed.", ready.Note);
        Assert.Equal(
            [
                new("site's sitemap", ChannelStepState.Done, "The article is in it.") { At = Now },
                new("site's feed", ChannelStepState.Done, "The article is in it.") { At = Now },
            ],
            ready.Steps);
    }

    [Theory]
    [InlineData("""<rss version="2.0"><channel><link>https://news.example.com/bridge</link></channel></rss>""")]
    [InlineData("""<rss version="2.0"><channel><item><guid isPermaLink="false">https://news.example.com/bridge</guid><link>tag:news.example.com,2026:1</link></item></channel></rss>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><link href="https://news.example.com/bridge"/></source><link rel="related" href="https://news.example.com/bridge"/></entry></feed>""")]
    public async Task PrepareAsync_NotInTheFeed_Waits(string feed) => Assert.Equal(
        new PrepareReply.Begun("in sitemap", TimeSpan.FromSeconds(30), "It is in the site's own sitemap. It is not in the site's own feed yet."),
        await PrepareAsync(RawReply.Of(200, "application/rss+xml", feed)));

    [Fact]
    public async Task PrepareAsync_FeedCannotBeRead_SaysSo() => Assert.StartsWith(
        "It is in the site's own sitemap. The site's own feed cannot be read: http://127.0.0.1:",
        Assert.IsType<PrepareReply.Begun>(await PrepareAsync(RawReply.Of(500, "text/plain", ""))).Reason,
        StringComparison.Ordinal);

    /// <summary>A feed of ten articles may have lost this one before anybody looked.</summary>
    [Fact]
    public async Task PrepareAsync_FeedNeverHasIt_GoesOnAfterAWhile()
    {
        var empty = RawReply.Of(200, "application/rss+xml", "<rss><channel/></rss>");

        Assert.IsType<PrepareReply.Begun>(await PrepareAsync(empty, waitingSince: Now - new TimeSpan(0, 4, 59)));
        var ready = Assert.IsType<PrepareReply.Ready>(await PrepareAsync(empty, waitingSince: Now - TimeSpan.FromMinutes(5)));

        Assert.Equal(
            new("site's feed", ChannelStepState.Failed, "It is not in the site's own feed yet. The hub was told all the same.") { At = Now }, ready.Steps[^1]);
    }

    /// <summary>A sitemap that was late must not take its time from the feed, which may be written right after.</summary>
    [Fact]
    public async Task PrepareAsync_SitemapWasLate_TheFeedHasItsTimeAllTheSame()
    {
        var empty = RawReply.Of(200, "application/rss+xml", "<rss><channel/></rss>");

        Assert.Equal("in sitemap", Assert.IsType<PrepareReply.Begun>(await PrepareAsync(empty, Now - TimeSpan.FromHours(1), "waiting")).Ticket);
    }

    [Fact]
    public async Task PrepareAsync_InTheFeedLater_SaysSinceWhenItWasInTheSitemap()
    {
        var feed = RawReply.Of(200, "application/rss+xml", $"<rss><channel><item><link>{Post.Link}</link></item></channel></rss>");

        var ready = Assert.IsType<PrepareReply.Ready>(await PrepareAsync(feed, Now - TimeSpan.FromMinutes(2)));

        Assert.Equal([Now - TimeSpan.FromMinutes(2), Now], ready.Steps.Select(step => step.At));
    }

    [Fact]
    public async Task PrepareAsync_NoHub_DoesNotLookIntoTheFeed()
    {
        var ready = Assert.IsType<PrepareReply.Ready>(await PrepareAsync(RawReply.Of(500, "text/plain", ""), hubs: "[]"));

        Assert.Equal("It is in the site's sitemap.", ready.Note);
    }

    private static async Task<PrepareReply> PrepareAsync(
        RawReply feed, DateTimeOffset? waitingSince = null, string ticket = "in sitemap", string hubs = """["https://hub.example.com/"]""")
    {
        await using var server = new RawServer(request => request.Line.Contains("/feed", StringComparison.Ordinal)
            ? feed
            : RawReply.Of(200, "application/xml", $"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{Post.Link}</loc></url></urlset>"""));
        var channel = GoogleNewsChannels.Make(
            $$"""{ "mode": "site", "sitemapUrl": "{{server.Url}}sitemap.xml", "feedUrl": "{{server.Url}}feed", "hubs": {{hubs}} }""", time: new FakeTimeProvider(Now));
        return await channel.PrepareAsync(
            new(Post) { Ticket = waitingSince is null ? null : ticket, TicketSince = waitingSince }, TestContext.Current.CancellationToken);
    }
}
