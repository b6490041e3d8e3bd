using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Distribution.Functions.Tests.Intake;

public sealed class ArticleIntakeTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;

    private ServeHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ServeHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Post_TheSameSignedBytesThreeTimes_IsOneEventAndOnePost()
    {
        var call = SignedCall.Publish(1);

        string[] events = [await _host.AcceptedAsync(call), await _host.AcceptedAsync(call), await _host.AcceptedAsync(call)];

        Assert.Single(events.Distinct());
        var post = Assert.Single(await _host.PostsAsync(count: 1))!;
        Assert.StartsWith("A headline 1\nhttps://news.example.com/1?", (string)post["submitted"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TheSameArticleSignedAnew_IsAnotherEventAndNoOtherPost()
    {
        var call = SignedCall.Publish(1);

        var first = await _host.AcceptedAsync(call);
        var second = await _host.AcceptedAsync(call with { Nonce = "another-nonce" });

        Assert.NotEqual(first, second);
        Assert.Single(await _host.PostsAsync(count: 1));
    }

    [Fact]
    public async Task Post_ByOneOfTwoSourcesWithTheSameBytes_IsEachOnesOwnEvent()
    {
        var call = SignedCall.Publish(1);

        Assert.NotEqual(await _host.AcceptedAsync(call), await _host.AcceptedAsync(call with { Source = "wire" }));
    }

    public static TheoryData<string> Forgeries =>
        ["stale", "early", "altered", "secret", "unknown", "unsigned", "source", "event added", "event removed", "twice", "nonce", "timestamp"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Post_NotSignedAsItShouldBe_IsRefusedAndCounted(string how)
    {
        var call = Forged(SignedCall.Publish(1), how);

        using var response = await _host.SendAsync(call);

        await AssertProblemAsync(response, HttpStatusCode.Unauthorized, "The signature is missing, stale, altered, by an unknown source, or its nonce was spent");
        Assert.Equal(1, (await _host.HealthAsync()).GetProperty("counts").GetProperty("refusedSignatures").GetInt64());
        Assert.Empty(await _host.PostsAsync());
    }

    private static SignedCall Forged(SignedCall call, string how) => how switch
    {
        "stale" => call with { SignedAt = call.SignedAt.AddSeconds(-303) },
        "early" => call with { SignedAt = call.SignedAt.AddSeconds(303) },
        "altered" => call with { Tamper = request => request.Content = new StringContent(call.Body + " ", Encoding.UTF8, "application/json") },
        "secret" => call with { Secret = "another secret" },
        "unknown" => call with { Source = "nobody", Secret = "" },
        "unsigned" => call with { Tamper = request => request.Headers.Remove("X-Distribution-Signature") },
        "source" => call with { Tamper = request => request.Headers.Remove("X-Distribution-Source") },
        "event added" => call with { Tamper = request => request.Headers.Add("X-Distribution-Event", "changed") },
        "event removed" => call with { Event = "changed", Tamper = request => request.Headers.Remove("X-Distribution-Event") },
        "twice" => call with { Tamper = request => request.Headers.Add("X-Distribution-Nonce", "another-nonce") },
        "nonce" => call with { Nonce = "short" },
        "timestamp" => call with { Tamper = request => Set(request, "X-Distribution-Timestamp", "+1" + call.SignedAt.ToUnixTimeSeconds()) },
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    private static void Set(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    }

    [Fact]
    public async Task Post_ANonceSpentOnOtherBytes_IsRefusedAndCounted()
    {
        var call = SignedCall.Publish(1);
        await _host.AcceptedAsync(call);

        using var response = await _host.SendAsync(SignedCall.Publish(2) with { Nonce = call.Nonce });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(1, (await _host.HealthAsync()).GetProperty("counts").GetProperty("refusedSignatures").GetInt64());
        Assert.Single(await _host.PostsAsync(count: 1));
    }

    [Fact]
    public async Task Post_OfExactlyOneMegabyte_IsRead()
    {
        var article = SignedCall.Article(1);

        await _host.AcceptedAsync(new() { Body = article + new string(' ', Megabyte - article.Length), Chunked = true });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OfMore_IsRefused(bool chunked)
    {
        var article = SignedCall.Article(1);

        using var response = await _host.SendAsync(new() { Body = article + new string(' ', Megabyte + 1 - article.Length), Chunked = chunked });

        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "The body is larger than 1 MB");
    }

    [Fact]
    public async Task Post_ThatSaysItWillBeLarger_IsRefusedBeforeAnyOfItIsRead()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_host.Client.BaseAddress!.Host, _host.Client.BaseAddress.Port, Cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n"u8.ToArray(), Cancellation);
        using var reader = new StreamReader(stream);

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(Cancellation));
    }

    [Theory]
    [InlineData("{", "The body is not a JSON object that can be read")]
    [InlineData("""{"headline":"No address"}""", "$.url")]
    public async Task Post_OfWhatIsNoArticle_SaysWhatIsWrongWithIt(string body, string sentence)
    {
        using var response = await _host.SendAsync(new() { Body = body });

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, sentence);
    }

    [Fact]
    public async Task Post_OfAnotherMediaType_IsRefused()
    {
        using var response = await _host.SendAsync(SignedCall.Publish(1) with { ContentType = "text/html" });

        await AssertProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "Only application/json is read.");
    }

    [Fact]
    public async Task Post_OfAnEventNobodyKnows_IsRefused()
    {
        using var response = await _host.SendAsync(SignedCall.Publish(1) with { Event = "deleted" });

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "X-Distribution-Event should be");
    }

    [Fact]
    public async Task Post_OfAChangeToAnOldArticle_PostsNothing()
    {
        var old = SignedCall.Article(1).Replace(TimeProvider.System.GetUtcNow().Year + "-", "2020-", StringComparison.Ordinal);

        await _host.AcceptedAsync(new() { Body = old, Event = "changed" });

        await ServeHost.UntilAsync(async () => (await _host.HealthAsync()).GetProperty("counts").GetProperty("today").TryGetProperty("Skipped", out _));
        Assert.Empty(await _host.PostsAsync());
    }

    [Theory]
    [InlineData("/api/articles/n-1")]
    [InlineData("/api/articles?url=https%3A%2F%2Fwww.news.example.com%2F1%2F")]
    public async Task Delete_OfWhatIsPosted_TakesItDown(string path)
    {
        await _host.AcceptedAsync(SignedCall.Publish(1));
        await _host.PostsAsync(count: 1);

        await _host.AcceptedAsync(SignedCall.Withdraw(path, """{"reason":"Wrong ship."}"""));

        await ServeHost.UntilAsync(async () => (await _host.PostsAsync())[0]!["deleted"] is not null);
    }

    [Fact]
    public async Task Delete_BeforeThePublication_KeepsItFromBeingPosted()
    {
        var article = SignedCall.Article(1, more: """, "version": 1""").Replace("n-1", "news/été 1", StringComparison.Ordinal);
        await _host.AcceptedAsync(SignedCall.Withdraw("/api/articles/news%2F%C3%A9t%C3%A9%201", """{"version":2}"""));
        await _host.IdleAsync();

        await _host.AcceptedAsync(new() { Body = article });
        await _host.IdleAsync();

        Assert.Empty(await _host.PostsAsync());
    }

    [Fact]
    public async Task Delete_OfAnotherArticleThanWasSigned_IsRefused()
    {
        using var response = await _host.SendAsync(SignedCall.Withdraw("/api/articles/n-1") with { Tamper = request => request.RequestUri = new("/api/articles/n-2", UriKind.Relative) });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/articles", "", "Name the article")]
    [InlineData("/api/articles?url=ftp%3A%2F%2Fnews.example.com%2F1", "", "Name the article")]
    [InlineData("/api/articles/n-1", "{\"why\":1}", "The body should be empty or")]
    public async Task Delete_OfNothingThatCanBeUnderstood_SaysWhatIsWrong(string path, string body, string sentence)
    {
        using var response = await _host.SendAsync(SignedCall.Withdraw(path, body));

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, sentence);
    }

    [Fact]
    public async Task OpenApi_OfIntake_NamesItsHeadersAndProblems()
    {
        var document = JsonNode.Parse(await _host.Client.GetStringAsync("/openapi/v1.json", Cancellation))!;

        var post = document["paths"]!["/api/articles"]!["post"]!;
        Assert.Equal(["202", "400", "401", "413", "415", "503"], post["responses"]!.AsObject().Select(response => response.Key));
        Assert.Contains(post["parameters"]!.AsArray(), parameter => (string)parameter!["name"]! == "X-Distribution-Signature");
        Assert.NotNull(document["paths"]!["/api/articles/{id}"]!["delete"]);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string sentence)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(sentence, (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["detail"]!, StringComparison.Ordinal);
    }
}
