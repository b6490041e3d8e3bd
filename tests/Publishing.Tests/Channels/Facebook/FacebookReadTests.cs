using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;
using static Distribution.Publishing.Tests.Channels.Facebook.FacebookChannels;
using static Distribution.Publishing.Tests.Channels.Graph.GraphAnswers;

namespace Distribution.Publishing.Tests.Channels.Facebook;

/// <summary>Looks, take-downs and probes.</summary>
public sealed class FacebookReadTests
{
    private const string Known = """{"id":"111222333444555","name":"Example News"}""";
    private const string Link = "https://news.example.com/a?utm_source=fb&d=abcdefghij";
    private const string Other = "https://news.example.com/a?utm_source=fb&d=zzzzzzzzzz";

    private static readonly Post Linked = new("Mayor “resigns”\n\nAfter two years.", new(Link));
    private static readonly Post Unmarked = Linked with { Link = new("https://news.example.com/a") };

    [Fact]
    public async Task FindAsync_TokenInAnAttachedLink_IsFound()
    {
        var (reply, requests) = await FindAsync(Linked, Page(Entry("1_9", "Else", Other), Entry("1_8", "Changed by hand", Link)));

        Assert.Equal([new FoundPost("1_8", new("https://www.facebook.com/1_8"))], Assert.IsType<FindReply.Found>(reply).Posts);
        Assert.Equal(
            "GET /v26.0/111222333444555/published_posts?fields=id%2Cmessage%2Ccreated_time%2Cattachments%7Burl%2Cunshimmed_url%2Ctarget%7Burl%7D%7D&limit=2 HTTP/1.1",
            Assert.Single(requests).Line);
    }

    [Theory]
    [InlineData("\"url\":\"https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example.com%2Fa%3Fd%3Dabcdefghij&h=AT0\"")]
    [InlineData("\"unshimmed_url\":\"https://news.example.com/a?d=abcdefghij\"")]
    [InlineData("\"target\":{\"url\":\"https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example.com%2Fa%3Fd%3Dabcdefghij\"}")]
    public async Task FindAsync_TokenWhereverTheLinkStands_IsFound(string attachment)
    {
        var (reply, _) = await FindAsync(Linked, Page($$$"""{"id":"1_8","message":"Else","created_time":"2026-11-27T12:00:00+0000","attachments":{"data":[{ {{{attachment}}} }]}}"""));

        Assert.Equal(["1_8"], Ids(reply));
    }

    [Fact]
    public async Task FindAsync_SameTextWithAnothersToken_IsAbsent() =>
        Assert.Equal(new FindReply.Absent(), (await FindAsync(Linked, Page(Entry("1_8", Linked.Text, Other)))).Reply);

    /// <summary>Facebook may show the article's own og:url, without the token, in place of the link it was sent.</summary>
    [Fact]
    public async Task FindAsync_LinkReplacedByTheCanonicalOne_TheTextDecides() => Assert.Equal(
        ["1_8"],
        Ids((await FindAsync(Linked, Page(Entry("1_9", "Else", "https://news.example.com/a"), Entry("1_8", "Mayor “resigns” After two  years.", "https://news.example.com/a")))).Reply));

    [Fact]
    public async Task FindAsync_NoTokenInTheLink_TheTextDecides() => Assert.Equal(
        ["1_8"],
        Ids((await FindAsync(Unmarked, Page(Entry("1_9", "Else", "https://news.example.com/a"), Entry("1_8", Unmarked.Text, "https://news.example.com/a")))).Reply));

    [Fact]
    public async Task FindAsync_NoAttachments_TheTextDecides() => Assert.Equal(
        ["1_8"],
        Ids((await FindAsync(Linked, Page("""{"id":"1_8","message":"Mayor “resigns” After two years."}""", """{"id":"1_7"}"""))).Reply));

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-60, true)]
    public async Task FindAsync_AroundTheFirstClaim_WholeSecondsCount(int seconds, bool found) => Assert.Equal(
        found,
        (await FindAsync(Linked, Page(Entry("1_8", Linked.Text, Link, Now.AddSeconds(seconds))))).Reply is FindReply.Found);

    [Fact]
    public async Task FindAsync_TwoPages_FoundOldestFirst()
    {
        var (reply, requests) = await FindAsync(
            Linked,
            PageBefore("c=1", Entry("1_9", Linked.Text, Link, Now.AddSeconds(5))),
            Page(Entry("1_8", Linked.Text, Link)));

        Assert.Equal(["1_8", "1_9"], Ids(reply));
        Assert.EndsWith("&limit=2&after=c%3D1 HTTP/1.1", requests[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_AWholePageIsOlder_ReadsNoFurther()
    {
        var (reply, requests) = await FindAsync(Linked, PageBefore("more", Entry("1_8", "Else", Other, Now.AddDays(-1))));

        Assert.Equal(new FindReply.Absent(), reply);
        Assert.Single(requests);
    }

    [Fact]
    public async Task FindAsync_EmptyPageWithANext_ReadsOn() => Assert.Equal(
        ["1_8"],
        Ids((await FindAsync(Linked, PageBefore("more"), Page(Entry("1_8", Linked.Text, Link)))).Reply));

    [Fact]
    public async Task FindAsync_MorePagesThanTheCap_CannotTell()
    {
        var (reply, requests) = await FindAsync(Linked, PageBefore("more", Entry("1_9", "Else", Other)));

        Assert.Equal(new FindReply.CannotTell("The Page has posted more than 3 pages since; Facebook was not read to the end.", null), reply);
        Assert.Equal(3, requests.Count);
    }

    [Fact]
    public async Task FindAsync_FoundAndMorePagesThanTheCap_ProvesNothingOfTheRest() => Assert.Equal(
        "The Page has posted more than 3 pages since; Facebook was not read to the end.",
        Assert.IsType<FindReply.Found>((await FindAsync(Linked, PageBefore("more", Entry("1_9", Linked.Text, Linked.Link.OriginalString)))).Reply).ElseUnknown);

    [Fact]
    public async Task FindAsync_NextWithoutACursor_CannotTell() => Assert.Equal(
        new FindReply.CannotTell("Facebook says there are more posts and not how to read them.", null),
        (await FindAsync(Linked, Json(200, """{"data":[],"paging":{"next":"https://graph.facebook.com/x"}}"""))).Reply);

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{"data":[{"id":"1_8","mes""")]
    [InlineData(200, """{"data":[{"id":"1_8","created_time":"yesterday"}]}""")]
    [InlineData(200, "<html>")]
    [InlineData(400, Missing)]
    [InlineData(400, """{"error":{"code":190}}""")]
    [InlineData(403, "")]
    [InlineData(503, "")]
    public async Task FindAsync_NoReadablePosts_CannotTell(int status, string body) =>
        Assert.IsType<FindReply.CannotTell>((await FindAsync(Linked, Json(status, body))).Reply);

    [Fact]
    public async Task FindAsync_Limited_NamesTheWait() => Assert.Equal(
        new FindReply.CannotTell("Facebook wants no more calls for the Page for now.", TimeSpan.FromMinutes(5)),
        (await FindAsync(Linked, RawReply.Json(
            400,
            """{"error":{"code":80001}}""",
            """X-Business-Use-Case-Usage: {"1":[{"type":"pages","estimated_time_to_regain_access":5}]}"""))).Reply);

    [Fact]
    public async Task TakeDownAsync_EveryAnswer_IsReadAs()
    {
        (RawReply[] Answers, TakeDownReply Reply)[] table =
        [
            ([Json(200, """{"success":true}""")], new TakeDownReply.Gone()),
            ([Json(400, Missing), Json(400, Missing), Json(200, Known)], new TakeDownReply.Gone()),
            (
                [Json(400, Missing), Json(400, Missing), Json(400, Missing)],
                new TakeDownReply.NotYet("Facebook shows the token neither the post nor its Page, so whether the post is gone cannot be told.", null)),
            ([Json(400, Missing), Json(200, """{"id":"1_8"}""")], new TakeDownReply.NotYet("Facebook answered 200, but not that the post is gone.", null)),
            ([Json(200, """{"success":false}""")], new TakeDownReply.NotYet("Facebook answered 200, but not that the post is gone.", null)),
            ([Json(200, "<html>")], new TakeDownReply.NotYet("Facebook answered 200, but not that the post is gone.", null)),
            ([Json(500, "")], new TakeDownReply.NotYet("Facebook answered 500.", null)),
            ([RawReply.Json(400, """{"error":{"code":4}}""", "Retry-After: 60")], new TakeDownReply.NotYet("Facebook wants no more calls from the app for now.", TimeSpan.FromMinutes(1))),
            (
                [Json(400, """{"error":{"code":190,"error_subcode":467}}""")],
                new TakeDownReply.NotYet("The token is no longer valid, as after logging out; connect the account again and set the new token.", TimeSpan.FromMinutes(15))),
            ([Json(400, """{"error":{"code":3}}""")], new TakeDownReply.Refused("The app may not do this at Facebook; mend its permissions in Meta's app dashboard.")),
            ([Json(400, """{"error":{"code":100,"message":"Not yours."}}""")], new TakeDownReply.Refused("Facebook does not take it: Not yours.")),
        ];

        foreach (var (answers, expected) in table)
        {
            await using var server = new RawServer(answers);
            Assert.Equal(expected, await Channel(server).TakeDownAsync("1_8", CancellationToken.None));
            Assert.Equal(answers.Length, server.Requests.Count);
            Assert.Equal(("DELETE /v26.0/1_8 HTTP/1.1", "{}"), (server.Requests[0].Line, server.Requests[0].Text));
        }
    }

    [Fact]
    public async Task ProbeAsync_EveryAnswer_IsReadAs()
    {
        (RawReply Answer, ProbeReply Reply)[] table =
        [
            (Json(200, Known), new ProbeReply.Works("Example News")),
            (Json(200, "{}"), new ProbeReply.CannotTell("Facebook answered 200, but not who the account is.")),
            (Json(200, "<html>"), new ProbeReply.CannotTell("Facebook answered 200, but not who the account is.")),
            (
                Json(400, """{"error":{"code":190,"error_subcode":460}}"""),
                new ProbeReply.Refused(HoldCause.NeedsReconnecting, "The account's password was changed, which ended the token; connect the account again and set the new token.")),
            (Json(400, """{"error":{"code":10}}"""), new ProbeReply.Refused(
                HoldCause.RefusedByNetwork,
                "The permission to post was not given or was taken away; mend it in Meta's app dashboard, then connect the account again.")),
            (Json(400, Missing), new ProbeReply.Refused(
                HoldCause.RefusedByNetwork,
                "Facebook does not have what we asked for, or the token may not see it; check the id in the settings and the token's rights.")),
            (Json(429, ""), new ProbeReply.CannotTell("Facebook wants no more calls for now.")),
            (Json(500, ""), new ProbeReply.CannotTell("Facebook answered 500 to the question who the account is.")),
        ];

        foreach (var (answer, expected) in table)
        {
            await using var server = new RawServer(answer);
            Assert.Equal(expected, await Channel(server).ProbeAsync(CancellationToken.None));
            Assert.Equal("GET /v26.0/111222333444555?fields=id%2Cname HTTP/1.1", server.Requests.Single().Line);
        }
    }

    private static string Entry(string id, string text, string link, DateTimeOffset? at = null)
    {
        var created = Written(at ?? Now);
        return $$$"""
            {"id":"{{{id}}}","message":"{{{text.ReplaceLineEndings("\\n")}}}","created_time":"{{{created}}}",
             "attachments":{"data":[{"url":"https://l.facebook.com/l.php?u={{{Uri.EscapeDataString(link)}}}&h=AT0x","unshimmed_url":"{{{link}}}"}]}}
            """;
    }

    private static async Task<(FindReply Reply, IReadOnlyList<RawRequest> Requests)> FindAsync(Post post, params RawReply[] answers)
    {
        await using var server = new RawServer(answers);
        var reply = await Channel(server).FindAsync(new(post, new("abcdefghij"), Now.AddMinutes(-1).AddMilliseconds(500)), CancellationToken.None);
        return (reply, server.Requests);
    }

    private static IChannel Channel(RawServer server) =>
        Make(new() { BaseUrl = server.Url, FindPageSize = 2, FindPageCap = 3 }, new FakeTimeProvider(Now));
}
