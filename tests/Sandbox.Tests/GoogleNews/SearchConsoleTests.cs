using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Distribution.Sandbox.GoogleNews;

namespace Distribution.Sandbox.Tests.GoogleNews;

public sealed class SearchConsoleTests : GoogleNewsTest
{
    private const string Property = "sc-domain:news.example.com";
    private const string Map = """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://news.example.com/a</loc><lastmod>2026-11-23T09:30:00Z</lastmod><news:news><news:publication><news:name>N</news:name>
        <news:language>en</news:language></news:publication><news:publication_date>2026-11-23T09:00:00Z</news:publication_date>
        <news:title>One &amp; two</news:title></news:news></url></urlset>
        """;

    private string Target(string property = Property) => $"webmasters/v3/sites/{Uri.EscapeDataString(property)}/sitemaps/{Uri.EscapeDataString(SitemapUrl)}";

    [Fact]
    public async Task Submit_Sitemap_ReadAndReported()
    {
        Pages["/news-sitemap.xml"] = new LoopbackReply(200, Map);
        var token = await TokenAsync();

        var submitted = await SendAsync(HttpMethod.Put, Target(), token: token);
        var got = await SendAsync(HttpMethod.Get, Target(), token: token);
        var list = await SendAsync(HttpMethod.Get, $"webmasters/v3/sites/{Uri.EscapeDataString(Property)}/sitemaps", token: token);

        Assert.Equal((204, ""), (submitted.Status, submitted.Body));
        Assert.Equal((SitemapUrl, "0", "1"), ((string)got.Json["path"]!, (string)got.Json["errors"]!, (string)got.Json["contents"]![1]!["submitted"]!));
        Assert.Equal(SitemapUrl, (string)Assert.Single(list.Json["sitemap"]!.AsArray())!["path"]!);
        var entry = Assert.Single(Google.Sitemap());
        Assert.Equal(
            ("https://news.example.com/a", "One & two", "2026-11-23T09:00:00Z", "2026-11-23T09:30:00Z"),
            (entry.Location, entry.Title, entry.PublicationDate, entry.Modified));
        Assert.Equal((Property, SitemapUrl, null, 1), (Google.Submissions()[0].Property, Google.Submissions()[0].Sitemap, Google.Submissions()[0].Problem, Google.Submissions()[0].Entries));
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Submit_By200AndFailing_AnswersAsSwitched()
    {
        await RestartAsync(new GoogleNewsSandboxOptions { SubmitStatus = 200 });
        var token = await TokenAsync();

        var answer = await SendAsync(HttpMethod.Put, Target(), token: token);

        Assert.Equal((200, "", "The answer was 404."), (answer.Status, answer.Body, Google.Submissions()[0].Problem));
    }

    [Fact]
    public async Task Property_Unknown_403()
    {
        var answer = await SendAsync(HttpMethod.Put, Target("https://other.example.com/"), token: await TokenAsync());

        Assert.Equal((403, "forbidden"), (answer.Status, answer.Reason));
        Assert.StartsWith(
            "User does not have sufficient permission for site 'https://other.example.com/'. See also: ", (string)answer.Json["error"]!["message"]!, StringComparison.Ordinal);
        Assert.Empty(Google.Submissions());
    }

    [Theory]
    [InlineData(429, "rateLimitExceeded")]
    [InlineData(403, "quotaExceeded")]
    public async Task Calls_BeyondTheMinute_AsSwitched(int status, string reason)
    {
        await RestartAsync(new GoogleNewsSandboxOptions { CallsPerMinute = 1, OverLimitStatus = status });
        var token = await TokenAsync();

        var first = await SendAsync(HttpMethod.Get, "webmasters/v3/sites", token: token);
        var second = await SendAsync(HttpMethod.Get, "webmasters/v3/sites", token: token);
        Time.Advance(TimeSpan.FromMinutes(1));
        var third = await SendAsync(HttpMethod.Get, "webmasters/v3/sites", token: token);

        Assert.Equal((200, status, reason, 200), (first.Status, second.Status, second.Reason, third.Status));
    }

    [Fact]
    public async Task Inspect_Packed_UnknownThenDiscoveredThenIndexed()
    {
        Pages["/news-sitemap.xml"] = new LoopbackReply(200, Map);
        var token = await TokenAsync();
        async Task<string> Ask()
        {
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            {
                zip.Write(Encoding.UTF8.GetBytes(new JsonObject { ["inspectionUrl"] = "https://news.example.com/a", ["siteUrl"] = Property }.ToJsonString()));
            }

            using var content = new ByteArrayContent(packed.ToArray());
            content.Headers.ContentType = new("application/json");
            content.Headers.ContentEncoding.Add("gzip");
            var answer = await SendAsync(HttpMethod.Post, "v1/urlInspection/index:inspect", content, token);
            var status = answer.Json["inspectionResult"]!["indexStatusResult"]!;
            return $"{status["verdict"]} {status["coverageState"]}";
        }

        var unknown = await Ask();
        await SendAsync(HttpMethod.Put, Target(), token: token);
        var discovered = await Ask();
        Time.Advance(TimeSpan.FromMinutes(5));
        var indexed = await Ask();

        Assert.Equal(
            ("NEUTRAL URL is unknown to Google", "NEUTRAL Discovered - currently not indexed", "PASS Submitted and indexed"), (unknown, discovered, indexed));
    }

    [Fact]
    public async Task Caller_Careless_Noted()
    {
        var token = await TokenAsync();

        await SendAsync(HttpMethod.Get, "webmasters/v3/sites?access_token=" + token, token: token);
        await SendAsync(HttpMethod.Get, $"webmasters/v3/sites/{Property}/sitemaps", token: token);
        await SendAsync(HttpMethod.Get, "webmasters/v3/else", token: token);

        Assert.Equal(["token-in-url", "not-encoded", "unknown-path"], Server.Strictness.Select(entry => entry.Kind));
    }
}
