using System.Text.Json.Nodes;

namespace Distribution.Sandbox.Tests.GoogleNews;

public sealed class GoogleFaultTests : GoogleNewsTest
{
    [Theory]
    [InlineData("googlenews:400", "hub", 400, null)]
    [InlineData("googlenews:429-30", "hub", 429, "30")]
    [InlineData("googlenews:503", "hub", 503, null)]
    [InlineData("googlenews:sc-403-permission,method=*,path=/webmasters/*", "webmasters/v3/sites", 403, null)]
    [InlineData("googlenews:sc-403-quota,method=*,path=/webmasters/*", "webmasters/v3/sites", 403, null)]
    [InlineData("googlenews:sc-429,method=*,path=/webmasters/*", "webmasters/v3/sites", 429, "60")]
    [InlineData("googlenews:sc-500,method=*,path=/webmasters/*", "webmasters/v3/sites", 500, null)]
    [InlineData("googlenews:indexnow-403,path=/indexnow", "indexnow", 403, null)]
    [InlineData("googlenews:indexnow-429,path=/indexnow", "indexnow", 429, "60")]
    public async Task Refusal_Answers_NothingIsProcessed(string rule, string path, int status, string? retryAfter)
    {
        Publish(Item("a", "First"));
        Server.Faults.Add(rule);

        var answer = path == "hub" ? await PingAsync() : await SendAsync(HttpMethod.Post, path);

        Assert.Equal((status, retryAfter), (answer.Status, answer.RetryAfter));
        Assert.Empty(Google.Pings());
        Assert.Empty(Site.Requests);
    }

    [Fact]
    public async Task AcceptThenDrop_NoAnswer_ButRead()
    {
        Publish(Item("a", "First"));
        Server.Faults.Add("googlenews:accept-then-drop");

        await Assert.ThrowsAsync<HttpRequestException>(PingAsync);

        Assert.Equal("a", Assert.Single(Google.Items()).Id);
    }

    [Theory]
    [InlineData("googlenews:html-2xx", 200)]
    [InlineData("googlenews:empty-2xx", 204)]
    [InlineData("googlenews:truncated-json", 204)]
    public async Task AnswerSpoilt_Taken(string rule, int status)
    {
        Publish(Item("a", "First"));
        Server.Faults.Add(rule);

        Assert.Equal(status, (await PingAsync()).Status);
        Assert.Single(Google.Items());
    }

    [Fact]
    public async Task ExpiredToken_401_ForGood()
    {
        var token = await TokenAsync();
        Server.Faults.Add("googlenews:expired-token,method=*,path=/webmasters/*,first=1");

        var statuses = new[] { await SendAsync(HttpMethod.Get, "webmasters/v3/sites", token: token), await SendAsync(HttpMethod.Get, "webmasters/v3/sites", token: token) };

        Assert.All(statuses, answer => Assert.Equal((401, "authError"), (answer.Status, answer.Reason)));
    }

    [Fact]
    public async Task Held_OverHttpAndForReaders_AsInTheProcess()
    {
        Publish(Item("a", "First &lt;b&gt;"));
        await PingAsync();
        using var http = new HttpClient { BaseAddress = Server.Address, Timeout = TimeSpan.FromSeconds(20) };

        var held = JsonNode.Parse(await http.GetStringAsync("sandbox/googlenews/posts", Cancellation))!;
        var page = await http.GetStringAsync("googlenews", Cancellation);

        Assert.Equal(("a", FeedUrl), ((string)held["items"]![0]!["id"]!, (string)held["pings"]![0]!["topic"]!));
        Assert.Contains("""href="https://news.example.com/a">First &lt;b&gt;</a>""", page, StringComparison.Ordinal);
    }
}
