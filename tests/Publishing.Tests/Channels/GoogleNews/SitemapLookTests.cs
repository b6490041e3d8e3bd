using System.IO.Compression;
using System.Text;
using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

public sealed class SitemapLookTests
{
    private const string Open = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">""";

    private static readonly Post Post = new("Bridge reopens", new("https://news.example.com/bridge"));

    [Theory]
    [InlineData("<url><loc>https://news.example.com/bridge</loc></url>")]
    [InlineData("<url><loc>https://news.example.com/a</loc></url><url><lastmod>2026-11-27</lastmod><loc>\n https://www.news.example.com/bridge/?utm_source=x </loc></url>")]
    [InlineData("<url><loc><![CDATA[https://news.example.com/bridge]]></loc></url>")]
    [InlineData("<url><loc>https://xn--a/</loc></url><url><loc>https://news.example.com/<!-- moved -->bridge</loc></url>")]
    public async Task PrepareAsync_Listed_IsReadyAndSaysSinceWhen(string urls)
    {
        var ready = Assert.IsType<PrepareReply.Ready>(await PrepareAsync(RawReply.Of(200, "application/xml", $"{Open}{urls}</urlset>")));

        Assert.Equal("It is in the site's sitemap.", ready.Note);
        var step = Assert.Single(ready.Steps);
        Assert.Equal(new("site's sitemap", ChannelStepState.Done, "The article is in it.") { At = step.At }, step);
        Assert.NotNull(step.At);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<url><loc>https://news.example.com/bridge-2</loc></url>")]
    [InlineData("<url><loc>mailto:desk@news.example.com</loc></url>")]
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

    /// <summary>A part that cannot be read must not hide what another part says.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PrepareAsync_APartOfTheIndexCannotBeRead_TheOthersCount(bool isListed)
    {
        await using var server = new RawServer(request => request.Line.Split(' ')[1] switch
        {
            "/sitemap.xml" => RawReply.Of(200, "application/xml", Index(Child(request, "broken.xml", "<lastmod>2026-11-27</lastmod>") + Child(request, "good.xml", ""))),
            "/broken.xml" => RawReply.Of(404, "text/plain", ""),
            _ => RawReply.Of(200, "application/xml", $"{Open}{(isListed ? $"<url><loc>{Post.Link}</loc></url>" : "")}</urlset>"),
        });

        var reply = await PrepareAsync(server);

        var broken = $"{server.Url}broken.xml";
        Assert.Equal(
            isListed ? null : $"It is not in the site's own sitemap yet. Its part {broken} cannot be read: {broken} answered 404.",
            (reply as PrepareReply.Begun)?.Reason);
    }

    /// <summary>A part that never comes must leave time for the others. Without that this would wait for ever, as the clock stands still.</summary>
    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PrepareAsync_APartOfTheIndexNeverComes_TheOthersCount(bool isListed)
    {
        var time = new FakeTimeProvider();
        await using var server = new RawServer(request =>
        {
            switch (request.Line.Split(' ')[1])
            {
                case "/sitemap.xml":
                    return RawReply.Of(200, "application/xml", Index(
                        Child(request, "slow.xml", "<lastmod>2026-11-27</lastmod>") + Child(request, "slower.xml", "<lastmod>2026-11-26</lastmod>") + Child(request, "good.xml", "")));
                case "/good.xml":
                    return RawReply.Of(200, "application/xml", $"{Open}{(isListed ? $"<url><loc>{Post.Link}</loc></url>" : "")}</urlset>");
                default:
                    // All that it has is gone; the look as a whole has some left.
                    time.Advance(TimeSpan.FromSeconds(request.Line.Contains("slower", StringComparison.Ordinal) ? 5 : 10));
                    return RawReply.Silence;
            }
        });

        var reply = await Channel(server, time).PrepareAsync(new(Post), TestContext.Current.CancellationToken);

        Assert.Equal(
            isListed ? null : $"It is not in the site's own sitemap yet. Its part {server.Url}slow.xml cannot be read: it took too long.",
            (reply as PrepareReply.Begun)?.Reason);
    }

    [Fact]
    public async Task PrepareAsync_AnotherPortOfTheHost_IsNotFetched()
    {
        await using var other = new RawServer(RawReply.Of(200, "application/xml", $"{Open}<url><loc>{Post.Link}</loc></url></urlset>"));

        Assert.IsType<PrepareReply.Begun>(await PrepareAsync(RawReply.Of(200, "application/xml", Index($"<sitemap><loc>{other.Url}one.xml</loc></sitemap>"))));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task PrepareAsync_Index_ReadsTheNewestFirst()
    {
        await using var server = new RawServer(request => RawReply.Of(200, "application/xml", request.Line.Contains("/sitemap.xml", StringComparison.Ordinal)
            ? Index(string.Concat(
                Child(request, "unknown.xml", ""),
                Child(request, "old.xml", "<lastmod>2024-01-01</lastmod>"),
                Child(request, "strange.xml", "<lastmod>yesterday</lastmod>"),
                Child(request, "newest.xml", "<lastmod>2026-11-27T10:00:00+01:00</lastmod>"),
                Child(request, "new.xml", "<lastmod>\n2026-11-27T08:59:00Z </lastmod>")))
            : $"{Open}</urlset>"));

        Assert.IsType<PrepareReply.Begun>(await PrepareAsync(server));
        Assert.Equal(
            ["sitemap.xml", "newest.xml", "new.xml", "old.xml", "unknown.xml", "strange.xml"],
            server.Requests.Select(request => request.Line.Split(' ')[1].TrimStart('/')));
    }

    [Fact]
    public async Task PrepareAsync_IndexOfMoreThanAreRead_TheNewestIsAmongThem()
    {
        await using var server = new RawServer(request => RawReply.Of(200, "application/xml", request.Line.Split(' ')[1] switch
        {
            "/sitemap.xml" => Index(string.Concat(Enumerable.Range(1, 60).Select(number =>
                Child(request, $"{number}.xml", $"<lastmod>{new DateOnly(2026, 1, 1).AddDays(number):O}</lastmod>")))),
            "/60.xml" => $"{Open}<url><loc>{Post.Link}</loc></url></urlset>",
            _ => $"{Open}</urlset>",
        }));

        Assert.IsType<PrepareReply.Ready>(await PrepareAsync(server));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("Content-Type: application/x-gzip")]
    [InlineData("Content-Encoding: gzip")]
    public async Task PrepareAsync_Packed_IsUnpacked(string header) =>
        Assert.IsType<PrepareReply.Ready>(await PrepareAsync(Packed(header, Encoding.UTF8.GetBytes($"{Open}<url><loc>{Post.Link}</loc></url></urlset>"))));

    [Fact]
    public async Task PrepareAsync_UnpacksToTooMuch_IsUnreadable()
    {
        var reply = Packed("Content-Encoding: gzip", Encoding.UTF8.GetBytes(
            $"{Open}<!--{new string(' ', 50 * 1024 * 1024)}--><url><loc>{Post.Link}</loc></url></urlset>"));

        Assert.InRange(reply.Bytes.Length, 1, 1_000_000);
        Assert.StartsWith(
            "The site's own sitemap cannot be read: ", Assert.IsType<PrepareReply.Begun>(await PrepareAsync(reply)).Reason, StringComparison.Ordinal);
    }

    /// <summary>A text in a million pieces costs no more than one in one piece.</summary>
    [Fact]
    public async Task PrepareAsync_AddressWithoutEnd_IsNoneAtOnce()
    {
        var reply = Packed("Content-Encoding: gzip", Encoding.UTF8.GetBytes(
            $"{Open}<url><loc>{string.Concat(Enumerable.Repeat("a<![CDATA[b]]>", 1_000_000))}</loc></url></urlset>"));

        var reading = PrepareAsync(reply);

        Assert.Same(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken)));
        Assert.Equal("It is not in the site's own sitemap yet.", Assert.IsType<PrepareReply.Begun>(await reading).Reason);
    }

    [Fact]
    public async Task PrepareAsync_PackedBadly_IsUnreadable()
    {
        await using var server = new RawServer(Raw("Content-Encoding: gzip", [0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));

        Assert.StartsWith(
            "The site's own sitemap cannot be read: ", Assert.IsType<PrepareReply.Begun>(await PrepareAsync(server)).Reason, StringComparison.Ordinal);
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

    private static string Index(string children) => $"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>""";

    private static string Child(RawRequest request, string name, string more) => $"<sitemap><loc>http://{request.Header("Host")}/{name}</loc>{more}</sitemap>";

    private static RawReply Packed(string header, byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(text);
        }

        return Raw(header, packed.ToArray());
    }

    private static RawReply Raw(string header, byte[] body) =>
        new([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n{header}\r\n\r\n"), .. body]);

    private static async Task<PrepareReply> PrepareAsync(RawReply reply)
    {
        await using var server = new RawServer(reply);
        return await PrepareAsync(server);
    }

    private static Task<PrepareReply> PrepareAsync(RawServer server) => Channel(server).PrepareAsync(new(Post), TestContext.Current.CancellationToken);

    private static IChannel Channel(RawServer server, TimeProvider? time = null) =>
        GoogleNewsChannels.Make($$"""{ "mode": "site", "sitemapUrl": "{{server.Url}}sitemap.xml", "hubs": [] }""", time: time);
}
