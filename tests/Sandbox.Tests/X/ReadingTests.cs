using Distribution.Sandbox.X;

namespace Distribution.Sandbox.Tests.X;

public sealed class ReadingTests : SandboxTest
{
    private const string Timeline = $"2/users/{XSandboxAccount.DefaultUserId}/tweets";

    [Fact]
    public async Task Lag_UntilVisible_NobodySeesThePost()
    {
        await RestartAsync(new() { MinLag = TimeSpan.FromSeconds(3), MaxLag = TimeSpan.FromSeconds(3) });
        var id = (await Client.PostAsync("Lagging")).Id;

        Time.Advance(TimeSpan.FromSeconds(2.9));
        var before = await Client.GetAsync(Timeline);
        var missing = await Client.GetAsync("2/tweets/" + id);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        var after = await Client.GetAsync(Timeline);

        Assert.Equal("""{"meta":{"result_count":0}}""", before.Body);
        Assert.Equal($"Could not find tweet with id: [{id}].", (string)missing.Json["errors"]![0]!["detail"]!);
        Assert.Equal(
            $$"""{"data":[{"id":"{{id}}","text":"Lagging","edit_history_tweet_ids":["{{id}}"]}],"meta":{"result_count":1,"newest_id":"{{id}}","oldest_id":"{{id}}"} }""".Replace("} }", "}}", StringComparison.Ordinal),
            after.Body);
    }

    /// <summary>As the real one does, https://github.com/xdevplatform/samples/issues/202: the link behind the cut is in the note alone.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Timeline_LongPost_IsCutUnlessSwitchedOff(bool cuts)
    {
        await RestartAsync(new() { Accounts = [new() { Premium = true }], LongPostsCut = cuts, MaxLag = TimeSpan.Zero });
        var words = string.Join(' ', Enumerable.Repeat("word", 80));
        await Client.PostAsync($"{words} https://news.example.com/a");

        var post = (await Client.GetAsync(Timeline + "?tweet.fields=entities,note_tweet")).Json["data"]![0]!;

        Assert.Equal(cuts ? 269 : 423, ((string)post["text"]!).Length);
        Assert.Equal(cuts, post["entities"] is null);
        Assert.Equal(cuts ? "https://news.example.com/a" : null, (string?)post["note_tweet"]?["entities"]!["urls"]![0]!["expanded_url"]);
        Assert.Equal(cuts ? 423 : null, ((string?)post["note_tweet"]?["text"])?.Length);
    }

    [Fact]
    public async Task Timeline_Deleted_IsGone()
    {
        var id = (await Client.PostAsync("Gone")).Id;

        var deleted = await Client.DeleteAsync(id);

        Assert.Equal((200, """{"data":{"deleted":true}}"""), (deleted.Status, deleted.Body));
        Assert.Equal(0, (int)(await Client.GetAsync(Timeline)).Json["meta"]!["result_count"]!);
        Assert.NotNull(Assert.Single(Server.X.Posts()).DeletedAt);
    }

    [Theory]
    [InlineData(MissingPostAnswer.NotFound, 404)]
    [InlineData(MissingPostAnswer.PartialError, 200)]
    [InlineData(MissingPostAnswer.Deleted, 200)]
    public async Task Delete_Missing_AsTheSwitchSays(MissingPostAnswer answer, int status)
    {
        await RestartAsync(new() { DeleteOfMissing = answer });

        var deleted = await Client.DeleteAsync("456");

        Assert.Equal((status, answer == MissingPostAnswer.Deleted), (deleted.Status, deleted.Json["data"] is not null));
    }

    [Fact]
    public async Task Delete_AnothersPost_403()
    {
        var other = new XSandboxAccount { AccessToken = "2-other", UserId = "2", Username = "other", OAuth2AccessToken = null, OAuth2RefreshToken = null };
        await RestartAsync(new() { Accounts = [new(), other] });
        var id = (await Client.PostAsync("Mine")).Id;

        Assert.Equal(403, (await Caller(Server, other).DeleteAsync(id)).Status);
    }

    [Fact]
    public async Task Timeline_Pages_NewestFirstWithoutGaps()
    {
        var ids = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add((await Client.PostAsync($"Post {i}")).Id);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await Client.GetAsync(Timeline + "?max_results=5");
        var second = await Client.GetAsync(Timeline + "?max_results=5&pagination_token=" + (string)first.Json["meta"]!["next_token"]!);
        var third = await Client.GetAsync(Timeline + "?max_results=5&pagination_token=" + (string)second.Json["meta"]!["next_token"]!);

        Assert.Equal(Enumerable.Reverse(ids), Ids(first).Concat(Ids(second)).Concat(Ids(third)));
        Assert.Null(third.Json["meta"]!["next_token"]);
    }

    [Fact]
    public async Task Timeline_Ranges_Narrow()
    {
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((await Client.PostAsync($"Post {i}")).Id);
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        var reply = await Client.PostJsonAsync($$$"""{"text":"Child","reply":{"in_reply_to_tweet_id":"{{{ids[0]}}}"}}""");

        Assert.Equal([reply.Id, ids[3], ids[2]], Ids(await Client.GetAsync(Timeline + "?since_id=" + ids[1])));
        Assert.Equal([ids[1], ids[0]], Ids(await Client.GetAsync(Timeline + "?until_id=" + ids[2])));
        Assert.Equal([ids[2], ids[1]], Ids(await Client.GetAsync(Timeline + "?start_time=2026-11-23T10%3A01%3A00Z&end_time=2026-11-23T10%3A03%3A00.000Z")));
        Assert.DoesNotContain(reply.Id, Ids(await Client.GetAsync(Timeline + "?exclude=retweets%2Creplies")));
    }

    [Fact]
    public async Task Timeline_Fields_InTheSpellingAskedFor()
    {
        var id = (await Client.PostAsync("See https://www.example.com/a")).Id;

        var old = (await Client.GetAsync(Timeline + "?tweet.fields=created_at%2Centities")).Json["data"]![0]!;
        var fresh = (await Client.GetAsync(Timeline + "?post.fields=created_at")).Json["data"]![0]!;

        Assert.Equal(("2026-11-23T10:00:00.000Z", "https://www.example.com/a", "example.com/a"), (
            (string)old["created_at"]!, (string)old["entities"]!["urls"]![0]!["expanded_url"]!, (string)old["entities"]!["urls"]![0]!["display_url"]!));
        Assert.Equal(id, (string)old["edit_history_tweet_ids"]![0]!);
        Assert.Equal(id, (string)fresh["edit_history_post_ids"]![0]!);
    }

    [Theory]
    [InlineData(FieldSpelling.Old, 200, 400)]
    [InlineData(FieldSpelling.New, 400, 200)]
    public async Task Timeline_OtherSpelling_400(FieldSpelling spelling, int ofOld, int ofNew)
    {
        await RestartAsync(new() { Fields = spelling });

        var old = await Client.GetAsync(Timeline + "?tweet.fields=created_at");
        var fresh = await Client.GetAsync(Timeline + "?post.fields=created_at");

        Assert.Equal((ofOld, ofNew), (old.Status, fresh.Status));
    }

    [Theory]
    [InlineData("max_results=4")]
    [InlineData("max_results=101")]
    [InlineData("max_results=ten")]
    [InlineData("tweet.fields=created")]
    [InlineData("exclude=quotes")]
    [InlineData("start_time=2026-11-23")]
    [InlineData("start_time=2026-11-23T10%3A00%3A00Z&end_time=2026-11-23T10%3A00%3A00Z")]
    [InlineData("since_id=x")]
    [InlineData("pagination_token=x")]
    [InlineData("count=5")]
    [InlineData("max_results=5&max_results=6")]
    public async Task Timeline_WrongParameter_400(string query) => Assert.Equal(400, (await Client.GetAsync(Timeline + "?" + query)).Status);

    [Fact]
    public async Task Me_Account_AndItsTier()
    {
        Assert.Equal(
            """{"data":{"id":"2244994945","name":"Sandbox News","username":"sandboxnews","subscription_type":"None"}}""",
            (await Client.GetAsync("2/users/me?user.fields=subscription_type")).Body);
    }

    [Fact]
    public async Task UnknownPath_404AndNoted()
    {
        var answer = await Client.PostJsonAsync("{}");
        var unknown = await Client.SendAsync(HttpMethod.Post, "2/media/upload/initialize", new StringContent(""));

        Assert.Equal((400, 404), (answer.Status, unknown.Status));
        Assert.Equal("unknown-path", Assert.Single(Server.Strictness).Kind);
        Assert.Contains("x-rate-limit-limit", unknown.Headers.Keys);
    }

    private static IEnumerable<string> Ids(XAnswer answer) => answer.Json["data"]!.AsArray().Select(post => (string)post!["id"]!);
}
