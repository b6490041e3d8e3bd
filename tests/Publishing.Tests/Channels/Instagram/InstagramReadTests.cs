using Distribution.Publishing.Channels;
using Microsoft.Extensions.Time.Testing;
using static Distribution.Publishing.Tests.Channels.Graph.GraphAnswers;
using static Distribution.Publishing.Tests.Channels.Instagram.InstagramChannels;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>Looks, take-downs and probes.</summary>
public sealed class InstagramReadTests
{
    private const string Known = """{"id":"17841400000000001","username":"examplenews"}""";
    private const string Container = "17900000000000001";

    private static readonly Post Plain = new("Mayor “resigns”\n\nAfter two years.", new("https://news.example.com/a?d=abcdefghij"));
    private static readonly Post Linked = Plain with { Text = "Mayor resigns https://news.example.com/a?d=abcdefghij" };

    [Fact]
    public async Task FindAsync_SameCaption_IsFoundWithItsOwnLink()
    {
        var (reply, requests) = await FindAsync(Plain, null, Page(Entry("9", "Else"), Entry("8", "Mayor “resigns”  After two years. ")));

        Assert.Equal([new FoundPost("8", new("https://www.instagram.com/p/8/"))], Assert.IsType<FindReply.Found>(reply).Posts);
        Assert.Equal(
            "GET /v26.0/17841400000000001/media?fields=id%2Ccaption%2Cpermalink%2Ctimestamp&limit=2 HTTP/1.1",
            Assert.Single(requests).Line);
    }

    [Fact]
    public async Task FindAsync_TokenInTheCaption_Decides() => Assert.Equal(
        ["8"],
        Ids((await FindAsync(
            Linked,
            null,
            Page(Entry("9", "Mayor resigns https://news.example.com/a?d=zzzzzzzzzz"), Entry("8", "Changed by hand https://news.example.com/a?d=abcdefghij")))).Reply));

    [Fact]
    public async Task FindAsync_OlderThanTheFirstTry_IsAnotherPost() =>
        Assert.IsType<FindReply.Absent>((await FindAsync(Plain, null, Page(Entry("8", Plain.Text, Now.AddMinutes(-2))))).Reply);

    [Fact]
    public async Task FindAsync_TwoOfThem_AreInOrderOfTheirTime() => Assert.Equal(
        ["8", "9"],
        Ids((await FindAsync(Plain, null, Page(Entry("9", Plain.Text, Now), Entry("8", Plain.Text, Now.AddSeconds(-5))))).Reply));

    /// <summary>Never sent again on the account's word alone: it shows a post only after a while.</summary>
    [Fact]
    public async Task FindAsync_ContainerPublishedAndPostNotShown_CannotTell()
    {
        var (reply, requests) = await FindAsync(Plain, Container, State("PUBLISHED"), Page());

        Assert.Equal(new FindReply.CannotTell("Instagram says the container is published, but the account does not show the post yet.", null), reply);
        Assert.Equal("GET /v26.0/17900000000000001?fields=status_code%2Cstatus HTTP/1.1", requests[0].Line);
    }

    /// <summary>It was finished when it was claimed: Instagram may be publishing it at this very moment.</summary>
    [Fact]
    public async Task FindAsync_ContainerAtWorkAndPostNotShown_CannotTell() => Assert.Equal(
        new FindReply.CannotTell("Instagram is still at work on the container, and the account does not show the post yet.", null),
        (await FindAsync(Plain, Container, State("IN_PROGRESS"), Page())).Reply);

    [Fact]
    public async Task FindAsync_ContainerAtWorkAndPostShown_IsFound() =>
        Assert.Equal(["8"], Ids((await FindAsync(Plain, Container, State("IN_PROGRESS"), Page(Entry("8", Plain.Text)))).Reply));

    [Fact]
    public async Task FindAsync_ContainerPublishedAndPostShown_IsFound() =>
        Assert.Equal(["8"], Ids((await FindAsync(Plain, Container, State("PUBLISHED"), Page(Entry("8", Plain.Text)))).Reply));

    /// <summary>The one shown may be another article's of the same caption; then this one's is still to come.</summary>
    [Theory]
    [InlineData("IN_PROGRESS", "Instagram is still at work on the container, and the account does not show the post yet.")]
    [InlineData("PUBLISHED", "Instagram says the container is published, but the account does not show the post yet.")]
    [InlineData("FINISHED", null)]
    public async Task FindAsync_SameCaptionShown_IsNoAbsenceOfTheContainersUnlessItIsNotPublished(string state, string? why) =>
        Assert.Equal(why, Assert.IsType<FindReply.Found>((await FindAsync(Plain, Container, State(state), Page(Entry("8", Plain.Text)))).Reply).ElseUnknown);

    [Theory]
    [InlineData("FINISHED")]
    [InlineData("EXPIRED")]
    [InlineData("ERROR")]
    public async Task FindAsync_ContainerNotPublishedAndPostNotShown_IsAbsent(string state) =>
        Assert.IsType<FindReply.Absent>((await FindAsync(Plain, Container, State(state), Page())).Reply);

    [Theory]
    [InlineData("""{"error":{"code":24,"error_subcode":2207006}}""")]
    [InlineData(Missing)]
    public async Task FindAsync_ContainerIsNotThere_TheAccountDecides(string body) =>
        Assert.IsType<FindReply.Absent>((await FindAsync(Plain, Container, Json(400, body), Page())).Reply);

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{"status_code":"RESTING"}""")]
    [InlineData(503, "")]
    [InlineData(400, """{"error":{"code":190}}""")]
    public async Task FindAsync_ContainerUnread_CannotTell(int status, string body) =>
        Assert.IsType<FindReply.CannotTell>((await FindAsync(Plain, Container, Json(status, body))).Reply);

    [Fact]
    public async Task FindAsync_OnALaterPage_IsFound()
    {
        var (reply, requests) = await FindAsync(Plain, null, PageBefore("more", Entry("9", "Else")), Page(Entry("8", Plain.Text)));

        Assert.Equal(["8"], Ids(reply));
        Assert.Contains("&after=more ", requests[1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_MorePagesThanTheCap_CannotTell()
    {
        var (reply, requests) = await FindAsync(Plain, null, PageBefore("more", Entry("9", "Else")));

        Assert.Equal(new FindReply.CannotTell("The account has posted more than 3 pages since; Instagram was not read to the end.", null), reply);
        Assert.Equal(3, requests.Count);
    }

    [Fact]
    public async Task FindAsync_NextWithoutACursor_CannotTell() => Assert.Equal(
        new FindReply.CannotTell("Instagram says there are more posts and not how to read them.", null),
        (await FindAsync(Plain, null, Json(200, """{"data":[],"paging":{"next":"https://graph.facebook.com/x"}}"""))).Reply);

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{"data":[{"id":"8","capt""")]
    [InlineData(200, """{"data":[{"id":"8","timestamp":"yesterday"}]}""")]
    [InlineData(400, """{"error":{"code":190}}""")]
    [InlineData(503, "")]
    public async Task FindAsync_NoReadablePosts_CannotTell(int status, string body) =>
        Assert.IsType<FindReply.CannotTell>((await FindAsync(Plain, null, Json(status, body))).Reply);

    [Fact]
    public async Task FindAsync_NoAnswer_CannotTell() => Assert.IsType<FindReply.CannotTell>((await FindAsync(Plain, Container, RawReply.Nothing)).Reply);

    [Fact]
    public async Task TakeDownAsync_EveryAnswer_IsReadAs()
    {
        (RawReply[] Answers, TakeDownReply Reply)[] table =
        [
            ([Json(200, """{"success":true}""")], new TakeDownReply.Gone()),
            ([Json(400, Missing), Json(400, Missing), Json(200, Known)], new TakeDownReply.Gone()),
            (
                [Json(400, Missing), Json(400, Missing), Json(400, Missing)],
                new TakeDownReply.NotYet("Instagram shows the token neither the post nor its account, so whether the post is gone cannot be told.", null)),
            ([Json(400, Missing), Json(200, """{"id":"8"}""")], new TakeDownReply.NotYet("Instagram answered 200, but not that the post is gone.", null)),
            ([Json(500, "")], new TakeDownReply.NotYet("Instagram answered 500.", null)),
            ([RawReply.Nothing], new TakeDownReply.NotYet("", null)),
        ];

        foreach (var (answers, expected) in table)
        {
            await using var server = new RawServer(answers);
            var reply = await Channel(server).TakeDownAsync("8", CancellationToken.None);
            Assert.Equal(expected is TakeDownReply.NotYet { Reason: "" } ? Assert.IsType<TakeDownReply.NotYet>(reply) : expected, reply);
            Assert.Equal(answers.Length, server.Requests.Count);
            Assert.Equal("DELETE /v26.0/8 HTTP/1.1", server.Requests[0].Line);
        }
    }

    /// <summary>That login has no call for it, so an editor is told instead of waiting.</summary>
    [Fact]
    public async Task TakeDownAsync_InstagramsOwnLogin_IsRefusedAndAsksNobody()
    {
        await using var server = new RawServer(RawReply.Nothing);
        var channel = Make(new() { BaseUrl = server.Url, Login = Publishing.Channels.Instagram.InstagramLogin.Instagram });

        Assert.Equal(new TakeDownReply.Refused("Instagram lets no program take down a post with this login."), await channel.TakeDownAsync("8", CancellationToken.None));
        Assert.False(channel.Traits.CanTakeDown);
        Assert.Equal(0, server.Bytes);
    }

    [Fact]
    public async Task ProbeAsync_EveryAnswer_IsReadAs()
    {
        (RawReply Answer, ProbeReply Reply)[] table =
        [
            (Json(200, Known), new ProbeReply.Works("@examplenews")),
            (Json(200, "{}"), new ProbeReply.CannotTell("Instagram answered 200, but not who the account is.")),
            (
                Json(400, """{"error":{"code":190,"error_subcode":460}}"""),
                new ProbeReply.Refused(HoldCause.NeedsReconnecting, "The account's password was changed, which ended the token; connect the account again and set the new token.")),
            (Json(500, ""), new ProbeReply.CannotTell("Instagram answered 500 to the question who the account is.")),
        ];

        foreach (var (answer, expected) in table)
        {
            await using var server = new RawServer(answer);
            Assert.Equal(expected, await Channel(server).ProbeAsync(CancellationToken.None));
            Assert.Equal("GET /v26.0/17841400000000001?fields=id%2Cusername HTTP/1.1", server.Requests.Single().Line);
        }
    }

    private static RawReply State(string code) => Json(200, $$"""{"status_code":"{{code}}"}""");

    private static string Entry(string id, string caption, DateTimeOffset? at = null)
    {
        var created = Written(at ?? Now);
        return $$"""{"id":"{{id}}","caption":"{{caption.ReplaceLineEndings("\\n")}}","permalink":"https://www.instagram.com/p/{{id}}/","timestamp":"{{created}}"}""";
    }

    private static async Task<(FindReply Reply, IReadOnlyList<RawRequest> Requests)> FindAsync(Post post, string? ticket, params RawReply[] answers)
    {
        await using var server = new RawServer(answers);
        var request = new FindRequest(post, new("abcdefghij"), Now.AddMinutes(-1).AddMilliseconds(500)) { Ticket = ticket };
        return (await Channel(server).FindAsync(request, CancellationToken.None), server.Requests);
    }

    private static IChannel Channel(RawServer server) =>
        Make(new() { BaseUrl = server.Url, FindPageSize = 2, FindPageCap = 3 }, new FakeTimeProvider(Now));
}
