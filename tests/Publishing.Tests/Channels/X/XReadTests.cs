using System.Globalization;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.X;

/// <summary>Looks, take-downs and probes.</summary>
public sealed class XReadTests
{
    private const string Me = """{"data":{"id":"2244994945","name":"News","username":"example_news"}}""";
    private const string Empty = """{"meta":{"result_count":0}}""";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_771_200_000);
    private static readonly DeliveryToken Token = new("abcdefghij");
    private static readonly Post Linked = new("Q&A: “What now?” <live>\nhttps://news.example.com/a?d=abcdefghij", new("https://news.example.com/a?d=abcdefghij"));
    private static readonly Post Unmarked = new("Q&A: “What now?” <live>\nhttps://news.example.com/a", new("https://news.example.com/a"));

    [Fact]
    public async Task FindAsync_TokenInALink_IsFound()
    {
        var (reply, requests) = await FindAsync(Linked, Json(200, Page(Entry("9", "Another https://t.co/x", "https://news.example.com/b?d=zzzzzzzzzz"), Ours("8"))));

        Assert.Equal(Found("8"), Ids(reply));
        Assert.Equal(
            "GET /2/users/2244994945/tweets?max_results=20&start_time=2026-02-15T23%3A59%3A00Z&exclude=retweets&post.fields=created_at%2Centities HTTP/1.1",
            requests.Single().Line);
    }

    [Fact]
    public async Task FindAsync_SameTextWithAnothersToken_IsAbsent()
    {
        var (reply, _) = await FindAsync(Linked, Json(200, Page(Entry("9", Seen, "https://news.example.com/a?d=zzzzzzzzzz"))));

        Assert.Equal(new FindReply.Absent(), reply);
    }

    [Fact]
    public async Task FindAsync_NoTokenInTheLink_TheTextDecides()
    {
        var (reply, _) = await FindAsync(
            Unmarked,
            Json(200, Page(Entry("9", Seen, "https://news.example.com/other"), Entry("8", Seen, "https://news.example.com/a"), Entry("7", "Else https://t.co/x", "https://news.example.com/a"))));

        Assert.Equal(Found("8"), Ids(reply));
    }

    [Fact]
    public async Task FindAsync_NoEntities_TheTextDecides()
    {
        var (reply, _) = await FindAsync(Linked, Json(200, $$$"""{"data":[{"id":"8","text":"{{{Seen}}}"},{"id":"7","text":"Else"}],"meta":{"result_count":2}}"""));

        Assert.Equal(Found("8"), Ids(reply));
    }

    [Fact]
    public async Task FindAsync_OlderThanTheFirstClaim_IsNotOurs()
    {
        var (reply, _) = await FindAsync(Linked, Json(200, Page(Ours("8", Now.AddMinutes(-3)))));

        Assert.Equal(new FindReply.Absent(), reply);
    }

    [Fact]
    public async Task FindAsync_TwoPages_FoundOldestFirst()
    {
        var (reply, requests) = await FindAsync(Linked, Json(200, PageBefore("next/1", Ours("9"))), Json(200, Page(Ours("8"))));

        Assert.Equal(Found("8", "9"), Ids(reply));
        Assert.EndsWith("&pagination_token=next%2F1 HTTP/1.1", requests[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_MorePagesThanTheCap_CannotTell()
    {
        var (reply, requests) = await FindAsync(Linked, Json(200, PageBefore("more", Entry("9", "Another", "https://news.example.com/b"))));

        Assert.Equal(new FindReply.CannotTell("The account has posted more than 3 pages since; X was not read to the end.", null), reply);
        Assert.Equal(3, requests.Count);
    }

    [Fact]
    public async Task FindAsync_FoundAndMorePagesThanTheCap_ProvesNothingOfTheRest() => Assert.Equal(
        "The account has posted more than 3 pages since; X was not read to the end.",
        Assert.IsType<FindReply.Found>((await FindAsync(Linked, Json(200, PageBefore("more", Ours("8"))))).Reply).ElseUnknown);

    /// <summary>X cuts the text of a long post, and its links with it; the whole is in a field of its own.</summary>
    [Theory]
    [InlineData("note_post")]
    [InlineData("note_tweet")]
    public async Task FindAsync_LongPost_IsFoundByTheLinkInItsNote(string note)
    {
        var (reply, requests) = await FindLongAsync(Json(200, Page(
            LongEntry("9", $$$""","{{{note}}}":{"text":"{{{LongWords}}} https://t.co/a","entities":{"urls":[{"expanded_url":"https://news.example.com/a?d=zzzzzzzzzz"}]}}"""),
            LongEntry("8", $$$""","{{{note}}}":{"text":"{{{LongWords}}} https://t.co/a","entities":{"urls":[{"expanded_url":"https://news.example.com/a?d=abcdefghij"}]}}"""))));

        Assert.Equal(Found("8"), Ids(reply));
        Assert.EndsWith("&post.fields=created_at%2Centities%2Cnote_post HTTP/1.1", requests.Single().Line, StringComparison.Ordinal);
    }

    /// <summary>What is shown of it is its beginning, whether or not X says where it was cut.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("… https://t.co/self")]
    public async Task FindAsync_LongPostWithoutItsNote_IsFoundByItsBeginning(string end) =>
        Assert.Equal(Found("8"), Ids((await FindLongAsync(Json(200, Page(LongEntry("8", "", end))))).Reply));

    [Fact]
    public async Task FindAsync_BeginningOfALongPostWithAnothersToken_IsAbsent() => Assert.Equal(
        new FindReply.Absent(),
        (await FindLongAsync(Json(200, Page(Entry("9", LongWords[..250], "https://news.example.com/b?d=zzzzzzzzzz"))))).Reply);

    [Fact]
    public async Task FindAsync_SpellingUnknownToX_TheOtherIsTriedAndKept()
    {
        var refusal = Json(400, """{"errors":[{"parameters":{"post.fields":["created_at"]},"message":"The query parameter [post.fields] is not known"}],"title":"Invalid Request"}""");
        await using var server = new RawServer(request => request.Line.Contains("post.fields", StringComparison.Ordinal) ? refusal : Json(200, Empty));
        var channel = Channel(server);

        await channel.FindAsync(new(Linked, Token, Now), CancellationToken.None);
        var reply = await channel.FindAsync(new(Linked, Token, Now), CancellationToken.None);

        Assert.Equal(new FindReply.Absent(), reply);
        Assert.Equal([true, false, false], server.Requests.Select(request => request.Line.Contains("post.fields", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{"errors":[{"title":"Not Found Error"}]}""")]
    [InlineData(200, """{"meta":{"result_count":3}}""")]
    [InlineData(200, """{"data":[{"id":"8","te""")]
    [InlineData(200, "<html>")]
    [InlineData(401, "{}")]
    [InlineData(402, "{}")]
    [InlineData(404, "{}")]
    [InlineData(503, "")]
    public async Task FindAsync_NoReadableTimeline_CannotTell(int status, string body) =>
        Assert.IsType<FindReply.CannotTell>((await FindAsync(Linked, Json(status, body))).Reply);

    [Fact]
    public async Task FindAsync_Limited_NamesTheWait()
    {
        var (reply, _) = await FindAsync(Linked, RawReply.Json(429, "{}", "x-rate-limit-reset: 1771200300"));

        Assert.Equal(new FindReply.CannotTell("X wants no more calls for now.", TimeSpan.FromMinutes(5)), reply);
    }

    [Fact]
    public async Task FindAsync_AccountUnknown_AsksOnceWhoItIs()
    {
        await using var server = new RawServer(request => Json(200, request.Line.Contains("/me", StringComparison.Ordinal) ? Me : Page(Ours("8"))));
        var channel = XChannels.Make(new() { BaseUrl = server.Url }, time: new FakeTimeProvider(Now));

        await channel.FindAsync(new(Linked, Token, Now), CancellationToken.None);
        var reply = await channel.FindAsync(new(Linked, Token, Now), CancellationToken.None);

        Assert.Equal([new FoundPost("8", new("https://x.com/example_news/status/8"))], Assert.IsType<FindReply.Found>(reply).Posts);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task TakeDownAsync_EveryAnswer_IsReadAs()
    {
        const string missing = """{"errors":[{"resource_type":"tweet","title":"Not Found Error","type":"https://api.twitter.com/2/problems/resource-not-found"}]}""";
        (RawReply Answer, TakeDownReply Reply)[] table =
        [
            (Json(200, """{"data":{"deleted":true}}"""), new TakeDownReply.Gone()),
            (Json(200, missing), new TakeDownReply.Gone()),
            (Json(404, missing), new TakeDownReply.Gone()),
            (Json(200, """{"data":{"deleted":false}}"""), new TakeDownReply.NotYet("X answered 200, but not that the post is gone.", null)),
            (Json(200, "{}"), new TakeDownReply.NotYet("X answered 200, but not that the post is gone.", null)),
            (Json(404, "<html>"), new TakeDownReply.NotYet("X answered 404 without a word about the post.", null)),
            (Json(503, ""), new TakeDownReply.NotYet("X answered 503.", null)),
            (RawReply.Json(429, "{}", "x-rate-limit-reset: 1771200300"), new TakeDownReply.NotYet("X wants no more calls for now.", TimeSpan.FromMinutes(5))),
            (Json(401, "{}"), new TakeDownReply.NotYet("X does not accept the account's credential.", TimeSpan.FromMinutes(15))),
            (Json(402, "{}"), new TakeDownReply.NotYet("The account has no credits left at X; buy some in X's developer console.", TimeSpan.FromMinutes(15))),
            (Json(403, """{"title":"Forbidden","detail":"You are not the author."}"""), new TakeDownReply.Refused("X does not take it: You are not the author.")),
        ];

        foreach (var (answer, expected) in table)
        {
            await using var server = new RawServer(answer);
            Assert.Equal(expected, await Channel(server).TakeDownAsync("1445880548472328192", CancellationToken.None));
            Assert.Equal("DELETE /2/tweets/1445880548472328192 HTTP/1.1", server.Requests.Single().Line);
        }
    }

    [Fact]
    public async Task ProbeAsync_EveryAnswer_IsReadAs()
    {
        const string readOnly = "The app may only read; give it write permission in X's developer console, then create the account's token anew.";
        (RawReply Answer, ProbeReply Reply)[] table =
        [
            (Json(200, Me), new ProbeReply.Works("@example_news")),
            (RawReply.Json(200, Me, "x-access-level: read-write"), new ProbeReply.Works("@example_news")),
            (RawReply.Json(200, Me, "x-access-level: read"), new ProbeReply.Refused(HoldCause.RefusedByNetwork, readOnly)),
            (Json(200, "{}"), new ProbeReply.CannotTell("X answered 200, but not who the account is.")),
            (Json(401, "{}"), new ProbeReply.Refused(HoldCause.NeedsReconnecting, "X does not accept the account's credential.")),
            (Json(402, "{}"), new ProbeReply.Refused(HoldCause.OutOfCredits, "The account has no credits left at X; buy some in X's developer console.")),
            (Json(429, "{}"), new ProbeReply.CannotTell("X wants no more calls for now.")),
            (Json(503, ""), new ProbeReply.CannotTell("X answered 503 to the question who the account is.")),
        ];

        foreach (var (answer, expected) in table)
        {
            await using var server = new RawServer(answer);
            Assert.Equal(expected, await Channel(server).ProbeAsync(CancellationToken.None));
        }
    }

    private const string Seen = "Q&amp;A: “What now?” &lt;live&gt;\\nhttps://t.co/aBcDeFgHiJ";

    private static readonly string LongWords = string.Join(' ', Enumerable.Range(1, 80).Select(number => $"word{number}"));

    private static readonly Post Long = new($"{LongWords}\n{Linked.Link.OriginalString}", Linked.Link);

    private static string LongEntry(string id, string more, string end = "") =>
        $$$"""{"id":"{{{id}}}","text":"{{{LongWords[..LongWords.LastIndexOf(' ', 275)]}}}{{{end}}}","created_at":"{{{Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture)}}}"{{{more}}}}""";

    private static async Task<(FindReply Reply, IReadOnlyList<RawRequest> Requests)> FindLongAsync(params RawReply[] answers)
    {
        await using var server = new RawServer(answers);
        var channel = XChannels.Make(new() { BaseUrl = server.Url, UserId = "2244994945", WeightedLimit = 4_000 }, time: new FakeTimeProvider(Now));
        return (await channel.FindAsync(new(Long, Token, Now.AddMinutes(-1)), CancellationToken.None), server.Requests);
    }

    private static RawReply Json(int status, string body) => RawReply.Json(status, body);

    private static string Ours(string id, DateTimeOffset? at = null) => Entry(id, Seen, Linked.Link.OriginalString, at);

    private static string Entry(string id, string text, string link, DateTimeOffset? at = null)
    {
        var created = (at ?? Now).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);
        return $$$"""
            {"id":"{{{id}}}","text":"{{{text}}}","created_at":"{{{created}}}","edit_history_post_ids":["{{{id}}}"],
             "entities":{"urls":[{"start":1,"end":24,"url":"https://t.co/aBcDeFgHiJ","expanded_url":"{{{link}}}","status":200}]}}
            """;
    }

    private static string Page(params string[] posts) => $$$"""{"data":[{{{string.Join(',', posts)}}}],"meta":{"result_count":{{{posts.Length}}}}}""";

    private static string PageBefore(string next, string post) => $$$"""{"data":[{{{post}}}],"meta":{"result_count":1,"next_token":"{{{next}}}"}}""";

    private static string[] Found(params string[] ids) => ids;

    private static string[] Ids(FindReply reply) => [.. Assert.IsType<FindReply.Found>(reply).Posts.Select(post => post.NetworkId)];

    private static async Task<(FindReply Reply, IReadOnlyList<RawRequest> Requests)> FindAsync(Post post, params RawReply[] answers)
    {
        await using var server = new RawServer(answers);
        var reply = await Channel(server).FindAsync(new(post, Token, Now.AddMinutes(-1)), CancellationToken.None);
        return (reply, server.Requests);
    }

    private static IChannel Channel(RawServer server) => XChannels.Make(
        new() { BaseUrl = server.Url, UserId = "2244994945", FindPageCap = 3 },
        XChannels.Fixed(new XCredential.OAuth1("key", "secret", "token", "secret")),
        time: new FakeTimeProvider(Now));
}
