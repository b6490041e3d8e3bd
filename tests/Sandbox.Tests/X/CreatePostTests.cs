using Distribution.Sandbox.X;

namespace Distribution.Sandbox.Tests.X;

public sealed class CreatePostTests : SandboxTest
{
    private const string Forbidden = """{"title":"Forbidden","detail":"You are not permitted to perform this action.","type":"about:blank","status":403}""";

    [Fact]
    public async Task Post_Text_HeldAndAnsweredAsStored()
    {
        var answer = await Client.PostAsync("Tea & cake <now> https://example.com/tea");

        var post = Assert.Single(Server.X.Posts());
        Assert.Equal(201, answer.Status);
        Assert.Equal(post.Id, answer.Id);
        Assert.Equal(post.Text, (string)answer.Json["data"]!["text"]!);
        Assert.Equal("Tea & cake <now> https://example.com/tea", post.Submitted);
        Assert.Matches("^Tea &amp; cake &lt;now&gt; https://t\\.co/[A-Za-z0-9]{10}$", post.Text);
        Assert.Equal(("99", "100"), (answer.Headers["x-rate-limit-remaining"], answer.Headers["x-rate-limit-limit"]));
        Assert.Equal(0.20m, Server.X.Spent);
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Post_Many_IdsGrow()
    {
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(long.Parse((await Client.PostAsync($"Post {i}")).Id, null));
        }

        Assert.Equal(ids.Order().Distinct(), ids);
    }

    [Theory]
    [InlineData("""{"text":"a","txt":"b"}""", "$.txt: is not defined in the schema and the schema does not allow additional properties")]
    [InlineData("""{"text":"a","reply":{"in_reply_to_tweet_id":"1","x":1}}""", "$.reply.x: is not defined in the schema and the schema does not allow additional properties")]
    [InlineData("""{"text":"a","media":{"media_ids":["1"],"alt":""}}""", "$.media.alt: is not defined in the schema and the schema does not allow additional properties")]
    [InlineData("""{"text":5}""", "$.text: integer found, string expected")]
    [InlineData("""{"text":null}""", "$.text: null found, string expected")]
    [InlineData("""{"text":"a","reply":{}}""", "$.reply.in_reply_to_tweet_id: is missing but it is required")]
    [InlineData("""{"text":"a","media":{"media_ids":[]}}""", "$.media.media_ids: there must be a minimum of 1 item in the array")]
    [InlineData("""{"text":"a","media":{"media_ids":["1","2","3","4","5"]}}""", "$.media.media_ids: there must be a maximum of 4 items in the array")]
    [InlineData("""{"text":"a","media":{"media_ids":["12"]}}""", "Your media IDs are invalid.")]
    [InlineData("""{"text":"a","quote_tweet_id":"one"}""", "$.quote_tweet_id: does not match the regex pattern ^[0-9]{1,19}$")]
    [InlineData("""{"text":"a","card_uri":"x","quote_tweet_id":"1"}""", "You can only provide one of poll or quote_tweet_id or direct_message_deep_link or media or card_uri.")]
    [InlineData("""{"text":"\ud800"}""", "$.text: is not valid Unicode")]
    [InlineData("""{"text":"a","text":"b"}""", "Request body is not valid JSON.")]
    [InlineData("""{"text":"a",}""", "Request body is not valid JSON.")]
    [InlineData("", "Request body is not valid JSON.")]
    [InlineData("[]", "$: array found, object expected")]
    [InlineData("""{"text":""}""", "$.text: is empty or holds a forbidden character")]
    public async Task Post_WrongBody_InvalidRequest(string json, string message)
    {
        var answer = await Client.PostJsonAsync(json);

        Assert.Equal((400, message), (answer.Status, (string)answer.Json["errors"]![0]!["message"]!));
        Assert.Equal("Invalid Request", (string)answer.Json["title"]!);
        Assert.Null(answer.Json["status"]);
        Assert.Empty(Server.X.Posts());
    }

    [Fact]
    public async Task Post_OtherContentType_InvalidRequest()
    {
        var answer = await Client.PostJsonAsync("""{"text":"a"}""", "text/plain");

        Assert.Equal((400, "Requests with bodies must have content-type of application/json."), (answer.Status, (string)answer.Json["errors"]![0]!["message"]!));
    }

    [Fact]
    public async Task Post_UnknownField_Noted()
    {
        await Client.PostJsonAsync("""{"text":"a","txt":"b"}""");

        Assert.Equal("unknown-field", Assert.Single(Server.Strictness).Kind);
    }

    [Theory]
    [InlineData("café", "cafe\u0301")]
    [InlineData("Same https://example.com/1", "Same https://example.com/1")]
    public async Task Post_SameTextWithinTheWindow_Duplicate(string first, string second)
    {
        var id = (await Client.PostAsync(first)).Id;
        var again = await Client.PostAsync(second);
        await Client.DeleteAsync(id);
        var afterDelete = await Client.PostAsync(second);
        Time.Advance(TimeSpan.FromHours(24));
        var nextDay = await Client.PostAsync(second);

        Assert.Equal((403, 403, 201), (again.Status, afterDelete.Status, nextDay.Status));
        Assert.Equal(
            """{"title":"Forbidden","detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","status":403}""", again.Body);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task Post_TooLong_StatusOfTheSwitch(int status)
    {
        await RestartAsync(new() { TooLongStatus = status });

        var answer = await Client.PostAsync(new string('a', 281));

        Assert.Equal(status, answer.Status);
        Assert.Contains("Your Tweet text is too long.", answer.Body, StringComparison.Ordinal);
        Assert.Equal(201, (await Client.PostAsync(new string('a', 280))).Status);
    }

    [Theory]
    [InlineData("Two: $TSLA $AAPL")]
    [InlineData("Thanks @nasa")]
    public async Task Post_CashtagsOrMention_GenericRefusal(string text)
    {
        var answer = await Client.PostAsync(text);

        Assert.Equal((403, Forbidden), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Post_SwitchesTurned_OtherAnswers()
    {
        await RestartAsync(new()
        {
            CashtagStatus = 400,
            Mentions = MentionPolicy.Allow,
            CreateReply = CreateReplyText.AsSubmitted,
            SelfReplyAllowed = false,
            Fields = FieldSpelling.New,
            DuplicateWindow = TimeSpan.Zero,
        });

        var cashtags = await Client.PostAsync("Two: $TSLA $AAPL");
        var mention = await Client.PostAsync("Tea & thanks @nasa");
        var again = await Client.PostAsync("Tea & thanks @nasa");
        var reply = await Client.PostJsonAsync($$$"""{"text":"Child","reply":{"in_reply_to_tweet_id":"{{{mention.Id}}}"}}""");

        Assert.Equal((400, 201, 201, 403), (cashtags.Status, mention.Status, again.Status, reply.Status));
        Assert.Equal("Tea & thanks @nasa", (string)mention.Json["data"]!["text"]!);
        Assert.Equal(mention.Id, (string)mention.Json["data"]!["edit_history_post_ids"]![0]!);
    }

    [Fact]
    public async Task Post_Premium_25000()
    {
        await RestartAsync(new() { Accounts = [new() { Premium = true }] });

        Assert.Equal((201, 400), ((await Client.PostAsync(new string('a', 25_000))).Status, (await Client.PostAsync(new string('a', 25_001))).Status));
    }

    [Fact]
    public async Task Post_LegacyRateBody_Code88()
    {
        await RestartAsync(new() { PostsPerWindow = 0, LegacyRateBody = true });

        Assert.Equal("""{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""", (await Client.PostAsync("a")).Body);
    }

    [Fact]
    public async Task Reply_OwnAndForeign_OnlyOwn()
    {
        var id = (await Client.PostAsync("Parent")).Id;

        var own = await Client.PostJsonAsync($$$"""{"text":"Child","reply":{"in_reply_to_tweet_id":"{{{id}}}"}}""");
        var foreign = await Client.PostJsonAsync("""{"text":"Child 2","reply":{"in_reply_to_tweet_id":"99"}}""");

        Assert.Equal((201, 403), (own.Status, foreign.Status));
        Assert.Contains("Reply to this conversation is not allowed", foreign.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_CreditsSpent_402()
    {
        await RestartAsync(new() { Credits = 0.20m });
        Server.X.Give(0.20m);

        var first = await Client.PostAsync("With https://example.com/a");
        var second = await Client.PostAsync("Another");

        Assert.Equal((201, 402), (first.Status, second.Status));
        Assert.Equal("CreditsDepleted", (string)second.Json["title"]!);
    }

    [Fact]
    public async Task Post_BeyondTheWindow_429WithItsReset()
    {
        await RestartAsync(new() { PostsPerWindow = 2 });
        await Client.PostAsync("1");
        await Client.PostAsync("2");

        var refused = await Client.PostAsync("3");
        Time.Advance(TimeSpan.FromMinutes(15));
        var later = await Client.PostAsync("3");

        Assert.Equal((429, 201), (refused.Status, later.Status));
        Assert.Equal(
            ("2", "0", new DateTimeOffset(2026, 11, 23, 10, 15, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(null as IFormatProvider)),
            (refused.Headers["x-rate-limit-limit"], refused.Headers["x-rate-limit-remaining"], refused.Headers["x-rate-limit-reset"]));
        Assert.DoesNotContain("Retry-After", refused.Headers.Keys);
    }

    [Fact]
    public async Task Post_BeyondTheDay_429WhileTheWindowHasRoom()
    {
        await RestartAsync(new() { PostsPerDay = 1, DayHeaders = true });
        await Client.PostAsync("1");

        var refused = await Client.PostAsync("2");

        Assert.Equal((429, "98", "0"), (refused.Status, refused.Headers["x-rate-limit-remaining"], refused.Headers["x-user-limit-24hour-remaining"]));
    }

    [Fact]
    public async Task Restart_Posts_AreKept()
    {
        await Client.PostAsync("Kept");
        var before = Server.X.Posts();

        await RestartAsync(X);

        Assert.Equal(before.Select(post => (post.Id, post.Submitted)), Server.X.Posts().Select(post => (post.Id, post.Submitted)));
        Assert.Equal(403, (await Client.PostAsync("Kept")).Status);
    }

    [Fact]
    public async Task Post_TwoServersOnOneFolder_OneTruth()
    {
        await using var other = await StartAsync(X);
        var caller = Caller(other);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? Client : caller).PostAsync($"Post {i}")));
        var duplicate = await caller.PostAsync("Post 0");

        Assert.Equal(403, duplicate.Status);
        Assert.Equal(40, other.X.Posts().Select(post => post.Id).Distinct().Count());
    }
}
