using Distribution.Publishing.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

/// <summary>The question to Search Console whether Google's index has a page, on a socket that shows each byte.</summary>
public sealed class IndexVerifierTests
{
    private const string Post = "POST /v1/urlInspection/index:inspect HTTP/1.1";

    private static readonly Uri Page = new("https://news.example.com/bridge?id=1");

    private static readonly string Key = SearchConsoleServices.MakeKey("https://thief.example.com/token");

    private readonly RecordedLogs _logs = new();

    public static TheoryData<string, VerifyReply> Answers => new()
    {
        {
            """{"inspectionResult":{"inspectionResultLink":"https://search.google.com/x","indexStatusResult":{"verdict":"PASS","coverageState":"Submitted and indexed","lastCrawlTime":"2026-03-02T09:04:05Z"}}}""",
            new VerifyReply.Arrived(new(2026, 3, 2, 9, 4, 5, TimeSpan.Zero))
        },
        { """{"inspectionResult":{"indexStatusResult":{"verdict":"PASS"}}}""", new VerifyReply.Arrived(null) },
        {
            """{"inspectionResult":{"indexStatusResult":{"verdict":"NEUTRAL","coverageState":"Discovered - currently not indexed"}}}""",
            new VerifyReply.NotYet("Google says: Discovered - currently not indexed.")
        },
        { """{"inspectionResult":{"indexStatusResult":{"verdict":"FAIL"}}}""", new VerifyReply.NotYet("Google does not have it yet.") },
        { """{"inspectionResult":{}}""", new VerifyReply.NotYet("Google does not have it yet.") },
        { "{}", new VerifyReply.NotYet("Google does not have it yet.") },
        { "<html>", Later("Search Console's answer cannot be read; look whether a proxy answers in its stead.") },
        { """{"inspectionResult":{"indexStatusResult":{"verdict":"PASS","lastCrawlTime":"yesterday"}}}""", Later("Search Console's answer cannot be read; look whether a proxy answers in its stead.") },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task VerifyAsync_Answered_IsWhatTheIndexHas(string body, VerifyReply reply)
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(200, body));

        Assert.Equal(reply, await VerifyAsync(server, Page));

        Assert.Equal(["POST /token HTTP/1.1", Post], server.Requests.Select(request => request.Line));
        Assert.Equal("Bearer ya29.token-1", server.Requests[1].Header("Authorization"));
        Assert.Equal("""{"inspectionUrl":"https://news.example.com/bridge?id=1","siteUrl":"sc-domain:news.example.com"}""", server.Requests[1].Text);
    }

    [Theory]
    [InlineData("https://news.example.com/a", true)]
    [InlineData("https://sport.news.example.com/a", true)]
    [InlineData("https://example.com/a", false)]
    [InlineData("https://fakenews.example.com/a", false)]
    public async Task VerifyAsync_PageOfAnotherSite_IsNotAskedAbout(string page, bool isAsked)
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(200, "{}"));

        var reply = await VerifyAsync(server, new(page));

        Assert.Equal(isAsked ? 2 : 0, server.Requests.Count);
        Assert.Equal(isAsked ? null : new VerifyReply.Never("The page is not one of sc-domain:news.example.com, so Search Console cannot be asked about it."), reply as VerifyReply.Never);
    }

    [Theory]
    [InlineData(429, "")]
    [InlineData(403, """{"error":{"code":403,"status":"RESOURCE_EXHAUSTED"}}""")]
    [InlineData(503, "")]
    public async Task VerifyAsync_NotNow_IsOneCallAndAskedLater(int status, string body)
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(status, body));

        Assert.IsType<SubmitReply.NotNow>(Assert.IsType<VerifyReply.Unanswered>(await VerifyAsync(server, Page)).Why);
        Assert.Single(server.Requests, request => request.Line == Post);
    }

    [Fact]
    public async Task VerifyAsync_NotPermitted_SaysWhatToDo()
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(403, """{"error":{"code":403,"errors":[{"reason":"forbidden"}]}}"""));

        Assert.Equal(
            new VerifyReply.Unanswered(new SubmitReply.Refused(
                "The credential may not ask about the pages of sc-domain:news.example.com (403); add desk@news.example.com to the property in Search Console, as an owner or with full permission.")),
            await VerifyAsync(server, Page));
    }

    /// <summary>It is about this one page, so it must not end the questions about all others.</summary>
    [Fact]
    public async Task VerifyAsync_QuestionNotUnderstood_IsAskedNoMoreAboutThatPage()
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(400, """{"error":{"code":400,"status":"INVALID_ARGUMENT"}}"""));

        Assert.Equal(
            new VerifyReply.Never("Search Console cannot be asked about this page (400); look it up there by hand, and check the channel's property if it is so with every page."),
            await VerifyAsync(server, Page));
    }

    [Fact]
    public async Task VerifyAsync_ConnectionDrops_IsOneCall()
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Nothing);

        Assert.IsType<VerifyReply.Unanswered>(await VerifyAsync(server, Page));
        Assert.Single(server.Requests, request => request.Line == Post);
    }

    private static VerifyReply.Unanswered Later(string reason) => new(new SubmitReply.NotNow(reason, TimeSpan.FromMinutes(5)));

    private async Task<VerifyReply> VerifyAsync(RawServer server, Uri page)
    {
        await using var provider = SearchConsoleServices.For(server, Key, _logs);
        return await provider.GetRequiredService<IVerifier>().VerifyAsync(page, TestContext.Current.CancellationToken);
    }
}
