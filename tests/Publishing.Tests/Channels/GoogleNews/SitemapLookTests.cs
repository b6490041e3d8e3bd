using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

public sealed class SitemapLookTests
{
    private const string Open = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">""";

    private static readonly Post Post = new("Bridge reopens", new("https://news.example.com/bridge"));

    [Theory]
    [InlineData("<url><loc>https://news.example.com/bridge</loc></url>")]
    [InlineData("<url><loc>https://news.example.com/a</loc></url><url><lastmod>2026-11-27</lastmod><loc>\n https://www.news.example.com/bridge/?utm_source=x </loc></url>")]
    [InlineData("<url><loc><![CDATA[https://news.example.com/bridge]]></loc></url>")]
    public async Task PrepareAsync_Listed_IsReady(string urls) =>
        Assert.Equal(new PrepareReply.Ready("It is in the site's sitemap."), await PrepareAsync(RawReply.Of(200, "application/xml", $"{Open}{urls}</urlset>")));

    [Theory]
    [InlineData("")]
    [InlineData("<url><loc>https://news.example.com/bridge-2</loc></url>")]
    [InlineData("<url><loc>https://news.example.com/a</loc><image:image><image:loc>https://news.example.com/bridge</image:loc></image:image></url>")]
    public async Task PrepareAsync_NotListed_Waits(string urls) =>
        Assert.Equal(
            new PrepareReply.Begun("waiting", TimeSpan.FromSeconds(30), "It is not in the site's own sitemap yet."),
            await PrepareAsync(RawReply.Of(200, "application/xml", $"{Open}{urls}</urlset>")));

    [Fact]
    public async Task PrepareAsync_ListedInASitemapOfTheIndex_IsReady()
    {
        await using var server = new RawServer(request => request.Line switch
        {
            "GET /two.xml HTTP/1.1" => RawReply.Of(200, "application/xml", $"{Open}<url><loc>{Post.Link}</loc></url></urlset>"),
            "GET /one.xml HTTP/1.1" => RawReply.Of(200, "application/xml", $"{Open}</urlset>"),
            _ => RawReply.Of(200, "application/xml", $"""
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://elsewhere.example/x.xml</loc></sitemap>
                <sitemap><loc>http://127.0.0.1:{request.Header("Host")!.Split(':')[1]}/one.xml</loc></sitemap>
                <sitemap><loc>http://127.0.0.1:{request.Header("Host")!.Split(':')[1]}/two.xml</loc></sitemap>
                </sitemapindex>
                """),
        });

        Assert.IsType<PrepareReply.Ready>(await PrepareAsync(server));
        Assert.Equal(["GET /sitemap.xml HTTP/1.1", "GET /one.xml HTTP/1.1", "GET /two.xml HTTP/1.1"], server.Requests.Select(request => request.Line));
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(301, "")]
    [InlineData(200, "<html><p>no")]
    [InlineData(200, "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    public async Task PrepareAsync_Unreadable_WaitsAndSaysWhy(int status, string body)
    {
        var waiting = Assert.IsType<PrepareReply.Begun>(await PrepareAsync(RawReply.Of(status, "application/xml", body)));

        Assert.Equal(("waiting", TimeSpan.FromSeconds(30)), (waiting.Ticket, waiting.AskAfter));
        Assert.StartsWith("The site's own sitemap cannot be read: ", waiting.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_SitemapIsOurs_IsReadyWithoutALook() =>
        Assert.Equal(new PrepareReply.Ready(), await GoogleNewsChannels.Make("{}").PrepareAsync(new(Post), TestContext.Current.CancellationToken));

    private static async Task<PrepareReply> PrepareAsync(RawReply reply)
    {
        await using var server = new RawServer(reply);
        return await PrepareAsync(server);
    }

    private static Task<PrepareReply> PrepareAsync(RawServer server) => GoogleNewsChannels
        .Make($$"""{ "mode": "site", "sitemapUrl": "{{server.Url}}sitemap.xml", "feedUrl": "https://news.example.com/rss.xml" }""")
        .PrepareAsync(new(Post), TestContext.Current.CancellationToken);
}
