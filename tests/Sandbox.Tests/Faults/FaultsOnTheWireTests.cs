using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Distribution.Sandbox.Tests.Faults;

/// <summary>Every fault over a real socket, on the real clock.</summary>
public sealed class FaultsOnTheWireTests : SandboxTest
{
    protected override TimeProvider Clock => TimeProvider.System;

    [Theory]
    [InlineData("x:401", 401, "application/problem+json")]
    [InlineData("x:402", 402, "application/problem+json")]
    [InlineData("x:403", 403, "application/problem+json")]
    [InlineData("x:suspended", 403, "application/problem+json")]
    [InlineData("x:duplicate", 403, "application/problem+json")]
    [InlineData("x:503-json", 503, "application/problem+json")]
    [InlineData("x:500", 500, "text/html")]
    [InlineData("x:502", 502, "text/html")]
    [InlineData("x:503", 503, "text/html")]
    [InlineData("x:504", 504, "text/html")]
    [InlineData("x:clock-skew-600", 401, "application/problem+json")]
    [InlineData("x:expired-token", 401, "application/problem+json")]
    public async Task Refusal_Answers_AndNothingIsPosted(string rule, int status, string contentType)
    {
        Server.Faults.Add(rule);

        var raw = await RawAsync("Refused");

        Assert.StartsWith($"HTTP/1.1 {status} ", raw, StringComparison.Ordinal);
        Assert.Contains("Content-Type: " + contentType, raw, StringComparison.Ordinal);
        Assert.Contains("x-rate-limit-reset: ", raw, StringComparison.Ordinal);
        Assert.Empty(Server.X.Posts());
        Assert.Equal((rule, status), (Assert.Single(Server.X.Requests()).Fault, Server.X.Requests()[0].Status));
    }

    [Fact]
    public async Task RateLimited_ResetAsAsked_PastOrMissing()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var resets = new List<long?>();
        foreach (var rule in new[] { "x:429-60", "x:429-past-reset", "x:429-no-reset" })
        {
            Server.Faults.Clear();
            Server.Faults.Add(rule);
            var answer = await Client.PostAsync("Later");
            Assert.Equal(429, answer.Status);
            resets.Add(answer.Headers.TryGetValue("x-rate-limit-reset", out var reset) ? long.Parse(reset, null) - now : null);
        }

        Assert.InRange(resets[0]!.Value, 60, 65);
        Assert.InRange(resets[1]!.Value, -60, -55);
        Assert.Null(resets[2]);
    }

    [Fact]
    public async Task Reset_Rst_NothingReadNothingPosted()
    {
        Server.Faults.Add("x:reset");

        var e = await Assert.ThrowsAsync<IOException>(() => RawAsync("Reset"));

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(e.InnerException).SocketErrorCode);
        Assert.Empty(Server.X.Posts());
        Assert.Null(Assert.Single(Server.X.Requests()).Status);
    }

    [Fact]
    public async Task AcceptThenDrop_NoAnswer_ButPosted()
    {
        Server.Faults.Add("x:accept-then-drop,first=1");

        Assert.Equal("", await RawAsync("Dropped"));
        Assert.Equal("Dropped", Assert.Single(Server.X.Posts()).Submitted);
        Assert.Equal(201, Assert.Single(Server.X.Requests()).Status);
        Assert.Equal(403, (await Client.PostAsync("Dropped")).Status);
    }

    [Fact]
    public async Task AcceptThenHang_SilentUntilTheEnd_ButPosted()
    {
        Server.Faults.Add("x:accept-then-hang-0.2");
        var watch = Stopwatch.StartNew();

        Assert.Equal("", await RawAsync("Hung"));
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.19));
        Assert.Single(Server.X.Posts());
    }

    [Fact]
    public async Task LateCommit_ClosedAtOnce_PostedLater()
    {
        Server.Faults.Add("x:late-commit-0.3");

        Assert.Equal("", await RawAsync("Late"));
        Assert.Empty(Server.X.Posts());
        await UntilAsync(() => Server.X.Posts().Count == 1);
    }

    [Theory]
    [InlineData("x:accept-then-500", "HTTP/1.1 500 ")]
    [InlineData("x:accept-then-502", "HTTP/1.1 502 ")]
    [InlineData("x:accept-then-503", "HTTP/1.1 503 ")]
    [InlineData("x:accept-then-504", "HTTP/1.1 504 ")]
    [InlineData("x:html-2xx", "HTTP/1.1 201 ")]
    [InlineData("x:empty-2xx", "HTTP/1.1 201 ")]
    public async Task AcceptThenAnswer_OtherAnswer_ButPosted(string rule, string start)
    {
        Server.Faults.Add(rule);

        var raw = await RawAsync("Accepted");

        Assert.StartsWith(start, raw, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", raw, StringComparison.Ordinal);
        Assert.Single(Server.X.Posts());
    }

    [Fact]
    public async Task Html2xx_OnARefusal_LeavesTheRefusal()
    {
        Server.Faults.Add("x:html-2xx");

        Assert.Equal(403, (await Client.PostAsync("Hello @nasa")).Status);
    }

    [Fact]
    public async Task TruncatedJson_WholeHttpHalfJson_ButPosted()
    {
        Server.Faults.Add("x:truncated-json");

        var answer = await Client.PostAsync("Truncated");

        Assert.Equal(201, answer.Status);
        Assert.ThrowsAny<JsonException>(() => answer.Json);
        Assert.Single(Server.X.Posts());
    }

    [Fact]
    public async Task CutBody_EndsEarly_ButPosted()
    {
        Server.Faults.Add("x:cut-body");

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.PostAsync("Cut"));
        Assert.Single(Server.X.Posts());
    }

    [Fact]
    public async Task Slow_Drips_ToTheEnd()
    {
        Server.Faults.Add("x:slow-0.3");
        var watch = Stopwatch.StartNew();

        Assert.Equal(201, (await Client.PostAsync("Slow")).Status);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.25));
    }

    [Theory]
    [InlineData("x:latency-0.3", 0, 0)]
    [InlineData("x:latency-0.3", 1, 1)]
    [InlineData("x:commit-though-gone-0.3", 0, 1)]
    public async Task Latency_CallerLeaves_PostedOnlyWhenToldSo(string rule, double commitAfterCallerGone, int posts)
    {
        await using var server = await StartAsync(X, commitAfterCallerGone);
        server.Faults.Add(rule);

        using (var socket = await SendAsync(server, "Left"))
        {
            await UntilAsync(() => true);
        }

        await UntilAsync(() => server.X.Requests().Count == 1);
        Assert.Equal(posts, server.X.Posts().Count);
    }

    [Fact]
    public async Task Latency_CallerStays_Answered()
    {
        Server.Faults.Add("x:latency-0.2");

        Assert.Equal(201, (await Client.PostAsync("Patient")).Status);
    }

    [Fact]
    public async Task Faults_OverHttp_AddedListedCleared()
    {
        using var added = await Http.PostAsync("sandbox/faults", new StringContent("x:503-json,first=1\nx:latency-0.1,path=/2/users/me,method=GET\n"), Cancellation);
        var first = await Client.PostAsync("First");
        using var wrong = await Http.PostAsync("sandbox/faults", new StringContent("x:nonsense"), Cancellation);
        var listed = await Http.GetStringAsync("sandbox/faults", Cancellation);
        using var cleared = await Http.DeleteAsync("sandbox/faults", Cancellation);

        Assert.Equal((200, 503, 400), ((int)added.StatusCode, first.Status, (int)wrong.StatusCode));
        Assert.Equal("""["x:503-json,first=1","x:latency-0.1,path=/2/users/me,method=GET"]""", listed);
        Assert.Empty(Server.Faults.Rules);
    }

    [Fact]
    public async Task Dispose_DuringALongWait_IsQuick()
    {
        Server.Faults.Add("x:latency-60");
        using var socket = await SendAsync(Server, "Waiting");
        await UntilAsync(() => true);
        var watch = Stopwatch.StartNew();

        await Server.DisposeAsync();
        await Server.DisposeAsync();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1.5), $"It took {watch.Elapsed}.");
    }

    private async Task<string> RawAsync(string text)
    {
        using var client = await SendAsync(Server, text);
        using var buffer = new MemoryStream();
        await client.GetStream().CopyToAsync(buffer, Cancellation);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private async Task<TcpClient> SendAsync(SandboxServer server, string text)
    {
        var uri = new Uri(server.Address, "2/tweets");
        var body = $$"""{"text":"{{text}}"}""";
        var request = $"""
            POST /2/tweets HTTP/1.1
            Host: {uri.Authority}
            User-Agent: tests
            Connection: close
            Authorization: {Client.Sign("POST", uri)}
            Content-Type: application/json
            Content-Length: {Encoding.UTF8.GetByteCount(body)}


            """.ReplaceLineEndings("\r\n") + body;
        var client = new TcpClient();
        await client.ConnectAsync(uri.Host, uri.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request), Cancellation);
        return client;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        do
        {
            await Task.Delay(50, Cancellation);
        }
        while (!holds() && watch.Elapsed < TimeSpan.FromSeconds(5));

        Assert.True(holds());
    }
}
