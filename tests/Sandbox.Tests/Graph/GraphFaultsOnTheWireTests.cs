using System.Diagnostics;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.Instagram;
using Distribution.Sandbox.Tests.Instagram;

namespace Distribution.Sandbox.Tests.Graph;

/// <summary>The faults of both networks over a real socket, on the real clock.</summary>
public sealed class GraphFaultsOnTheWireTests : GraphSandboxTest
{
    protected override TimeProvider Clock => TimeProvider.System;

    [Theory]
    [InlineData("facebook:190", 400, 190, null)]
    [InlineData("facebook:190-460", 400, 190, 460)]
    [InlineData("facebook:190-492", 400, 190, 492)]
    [InlineData("facebook:10", 400, 10, null)]
    [InlineData("facebook:200", 400, 200, null)]
    [InlineData("facebook:368", 400, 368, null)]
    [InlineData("facebook:506", 400, 506, null)]
    [InlineData("facebook:4", 400, 4, null)]
    [InlineData("facebook:32", 400, 32, null)]
    [InlineData("facebook:613", 400, 613, null)]
    [InlineData("facebook:1609005", 400, 1609005, null)]
    [InlineData("facebook:100-1609005", 400, 100, 1609005)]
    [InlineData("facebook:1", 500, 1, null)]
    public async Task Facebook_Refusal_NothingPosted(string rule, int status, int code, int? subcode)
    {
        Server.Faults.Add(rule);

        var answer = await PostAsync("Refused");

        Assert.Equal((status, code, subcode), answer.Error);
        Assert.Contains("facebook-api-version", answer.Headers.Keys);
        Assert.Equal(code == 190, answer.Headers.ContainsKey("WWW-Authenticate"));
        Assert.Empty(Server.Facebook.Posts());
        Assert.Equal((rule, status), (Assert.Single(Server.Facebook.Requests()).Fault, Server.Facebook.Requests()[0].Status));
    }

    [Fact]
    public async Task Facebook_80001_NamesTheMinutes()
    {
        Server.Faults.Add("facebook:80001-19");

        var answer = await PostAsync("Later");

        Assert.Equal((400, 80001, null), answer.Error);
        var usage = JsonNode.Parse(answer.Headers["X-Business-Use-Case-Usage"])![PageId]![0]!;
        Assert.Equal(("pages", 100, 19), ((string)usage["type"]!, (int)usage["call_count"]!, (int)usage["estimated_time_to_regain_access"]!));
    }

    [Fact]
    public async Task Facebook_Transient_SaysSo()
    {
        Server.Faults.Add("facebook:2-transient");

        Assert.True((bool)(await PostAsync("Later")).Json["error"]!["is_transient"]!);
        Assert.Empty(Server.Facebook.Posts());
    }

    [Theory]
    [InlineData("facebook:1-99", 500)]
    [InlineData("facebook:accept-then-502", 502)]
    [InlineData("facebook:html-2xx", 200)]
    [InlineData("facebook:empty-2xx", 200)]
    [InlineData("facebook:truncated-json", 200)]
    public async Task Facebook_OtherAnswer_ButPosted(string rule, int status)
    {
        Server.Faults.Add(rule);

        Assert.Equal(status, (await PostAsync("Accepted")).Status);
        Assert.Equal("Accepted", Assert.Single(Server.Facebook.Posts()).Message);
    }

    [Theory]
    [InlineData("facebook:accept-then-drop", 1)]
    [InlineData("facebook:accept-then-hang-0.2", 1)]
    [InlineData("facebook:cut-body", 1)]
    [InlineData("facebook:reset", 0)]
    public async Task Facebook_NoAnswer_PostedOrNot(string rule, int posts)
    {
        Server.Faults.Add(rule);

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("Lost"));
        Assert.Equal(posts, Server.Facebook.Posts().Count);
    }

    [Fact]
    public async Task Facebook_LateCommit_PostedLater()
    {
        Server.Faults.Add("facebook:late-commit-0.3");

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("Late"));
        Assert.Empty(Server.Facebook.Posts());
        await UntilAsync(() => Server.Facebook.Posts().Count == 1);
    }

    [Fact]
    public async Task Facebook_ExpiredToken_ForGood()
    {
        Server.Faults.Add("facebook:expired-token,first=1");

        Assert.Equal((400, 190, 463), (await PostAsync("Expired")).Error);
        Assert.Equal((400, 190, 463), (await PostAsync("Expired")).Error);
    }

    [Theory]
    [InlineData("instagram:9-2207042", 9, 2207042)]
    [InlineData("instagram:9007-2207027", 9007, 2207027)]
    [InlineData("instagram:24-2207008", 24, 2207008)]
    [InlineData("instagram:4-2207051", 4, 2207051)]
    [InlineData("instagram:25-2207050", 25, 2207050)]
    [InlineData("instagram:9004-2207052", 9004, 2207052)]
    [InlineData("instagram:-1-2207001", -1, 2207001)]
    [InlineData("instagram:190", 190, null)]
    [InlineData("instagram:80002-5", 80002, null)]
    public async Task Instagram_Refusal_NothingPosted(string rule, int code, int? subcode)
    {
        Server.Faults.Add(rule);
        var container = await CreateAsync();

        Assert.Equal((400, code, subcode), (await PublishAsync(container)).Error);
        Assert.Empty(Server.Instagram.Media());
    }

    [Theory]
    [InlineData("instagram:accept-then-drop,first=1")]
    [InlineData("instagram:cut-body,first=1")]
    public async Task Instagram_NoAnswer_ButPosted_AndNeverTwice(string rule)
    {
        Server.Faults.Add(rule);
        var container = await CreateAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync(container));

        Assert.Equal("PUBLISHED", (string)(await Account.GetAsync(container + "?fields=status_code")).Json["status_code"]!);
        Assert.Equal((400, 24, 2207008), (await PublishAsync(container)).Error);
        Assert.Single(Server.Instagram.Media());
    }

    [Fact]
    public async Task Instagram_1_99_ButPosted()
    {
        Server.Faults.Add("instagram:1-99");

        Assert.Equal((500, 1, 99), (await PublishAsync(await CreateAsync())).Error);
        Assert.Single(Server.Instagram.Media());
    }

    [Fact]
    public async Task Instagram_SilentPicture_TakesTooLong_AndHoldsUpNobody()
    {
        await Server.DisposeAsync();
        Server = await SandboxServer.StartAsync(new SandboxOptions { DataFolder = Folder, FetchWithin = TimeSpan.FromSeconds(1) }, Cancellation);
        using var account = new GraphClient(Server.Address, InstagramSandboxAccount.DefaultAccessToken);
        using var page = new GraphClient(Server.Address, FacebookSandboxAccount.DefaultPageToken);

        var watch = Stopwatch.StartNew();
        var slow = account.PostAsync(MediaEdge, new() { ["image_url"] = Site.Silent });
        await UntilAsync(() => Site.Fetched.Count == 1);
        Assert.Equal(200, (await page.GetAsync(PageId)).Status);
        var meanwhile = watch.Elapsed;

        Assert.Equal((400, -2, 2207003), (await slow).Error);
        Assert.True(meanwhile < watch.Elapsed);
    }

    [Fact]
    public async Task Latency_CallerLeaves_NothingPosted()
    {
        Server.Faults.Add("facebook:latency-0.5");
        using var leaving = new HttpClient { BaseAddress = Server.Address, Timeout = TimeSpan.FromSeconds(0.1) };
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["message"] = "Left",
            ["access_token"] = FacebookSandboxAccount.DefaultPageToken,
            ["appsecret_proof"] = Page.Proof,
        });

        await Assert.ThrowsAsync<TaskCanceledException>(() => leaving.PostAsync($"{GraphClient.Version}/{Feed}", body, Cancellation));
        await UntilAsync(() => Server.Facebook.Requests().Count == 1);

        Assert.Equal(499, Server.Facebook.Requests()[0].Status);
        Assert.Empty(Server.Facebook.Posts());
    }

    private Task<GraphAnswer> PostAsync(string message) => Page.PostAsync(Feed, new() { ["message"] = message });

    private async Task<string> CreateAsync() =>
        (await Account.PostAsync(MediaEdge, new() { ["image_url"] = Site.Put("/p.jpg", JpegBytes.Of(1000, 1000)), ["caption"] = "Wire" })).Id;

    private Task<GraphAnswer> PublishAsync(string container) => Account.PostAsync(UserId + "/media_publish", new() { ["creation_id"] = container });

    private static async Task UntilAsync(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds() && watch.Elapsed < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(20, Cancellation);
        }

        Assert.True(holds());
    }
}
