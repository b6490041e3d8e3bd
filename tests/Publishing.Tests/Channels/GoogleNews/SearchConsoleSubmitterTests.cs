using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.GoogleNews;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Tests.Channels.GoogleNews;

/// <summary>The hand-in of a sitemap on a socket that shows each byte; tokens come from the same socket, as at a stand-in.</summary>
public sealed class SearchConsoleSubmitterTests
{
    private const string Put = "PUT /webmasters/v3/sites/sc-domain%3Anews.example.com/sitemaps/https%3A%2F%2Fdistribution.example.com%2Ffeeds%2Fnews%2Fnews-sitemap.xml HTTP/1.1";

    private const string User = """{"type":"authorized_user","client_id":"id","client_secret":"hush","refresh_token":"hush","token_uri":"https://thief.example.com/token"}""";

    private static readonly string Key = SearchConsoleServices.MakeKey("https://thief.example.com/token");

    private readonly RecordedLogs _logs = new();

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    public async Task SubmitAsync_Taken_IsOnePutWithATokenAndNoBody(int status, string body)
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(status, body));

        Assert.Equal(new SubmitReply.Done("The sitemap was handed in for sc-domain:news.example.com."), await SubmitAsync(server));
        Assert.Equal(["POST /token HTTP/1.1", Put], server.Requests.Select(request => request.Line));
        Assert.Equal(("Bearer ya29.token-1", "0"), (server.Requests[1].Header("Authorization"), server.Requests[1].Header("Content-Length")));
    }

    /// <summary>A PUT without a body may be repeated by a client of .NET on its own; with one, however empty, it goes once.</summary>
    [Fact]
    public async Task SubmitAsync_ConnectionDrops_IsOnePutAndTriedLater()
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Nothing);

        Assert.IsType<SubmitReply.NotNow>(await SubmitAsync(server));
        Assert.Equal([("POST /token HTTP/1.1", 1), (Put, 1)], server.Requests.Select(request => (request.Line, request.Connection)));
    }

    [Theory]
    [InlineData(403, """{"error":{"code":403,"errors":[{"reason":"forbidden"}]}}""", "The credential may not hand sitemaps in for sc-domain:news.example.com (403); add desk@news.example.com to the property in Search Console, as an owner or with full permission.")]
    [InlineData(403, """{"error":{"code":403,"errors":[{"reason":"accessNotConfigured"}]}}""", "The Search Console API is not enabled (403); enable it in the Google Cloud project of the credential.")]
    [InlineData(404, """{"error":{"code":404}}""", "Search Console does not know sc-domain:news.example.com, or not the sitemap (404); check the channel's property.")]
    [InlineData(400, """{"error":{"code":400}}""", "Search Console does not take the call (400); check the channel's property and its sitemap's address.")]
    public async Task SubmitAsync_Refused_SaysWhatToDo(int status, string body, string why)
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(status, body));

        Assert.Equal(new SubmitReply.Refused(why), await SubmitAsync(server));
    }

    [Theory]
    [InlineData(403, """{"error":{"code":403,"errors":[{"reason":"quotaExceeded"}]}}""")]
    [InlineData(403, """{"error":{"code":403,"status":"RESOURCE_EXHAUSTED"}}""")]
    [InlineData(429, "")]
    [InlineData(500, "<html>")]
    [InlineData(503, "")]
    public async Task SubmitAsync_NotNow_IsTriedLater(int status, string body)
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(status, body));

        Assert.IsType<SubmitReply.NotNow>(await SubmitAsync(server));
    }

    [Fact]
    public async Task SubmitAsync_NoToken_SaysWhichCredentialToRenew()
    {
        await using var server = new RawServer(RawReply.Json(400, """{"error":"invalid_grant","error_description":"Invalid JWT Signature."}"""));

        Assert.Equal(
            new SubmitReply.Refused("Google gives no token for the credential (400): its key or consent is no longer valid; put a new key file into the channel's GOOGLE_CREDENTIALS."),
            await SubmitAsync(server));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task SubmitAsync_TokenAnswerEmpty_IsTriedLater(int status)
    {
        await using var server = new RawServer(RawReply.Json(status, ""));

        Assert.Equal(new SubmitReply.NotNow("Google gives no token for now.", TimeSpan.FromMinutes(5)), await SubmitAsync(server));
        Assert.Single(server.Requests);
    }

    /// <summary>A portal or a proxy that answers in Google's stead.</summary>
    [Theory]
    [InlineData("<html>Sign in to the network</html>")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    public async Task SubmitAsync_TokenAnswerIsNone_SaysSoAndIsTriedLater(string body)
    {
        await using var server = new RawServer(RawReply.Json(200, body));

        Assert.Equal(
            new SubmitReply.NotNow("Google's token endpoint answered with something that holds no token; look whether a proxy answers in its stead.", TimeSpan.FromMinutes(5)),
            await SubmitAsync(server));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SubmitAsync_TokenAnswerUnavailableForAUser_IsAskedOnce()
    {
        await using var server = new RawServer(RawReply.Json(503, ""));

        Assert.IsType<SubmitReply.NotNow>(await SubmitAsync(server, User));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SubmitAsync_AuthorisedUser_IsTakenToo()
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(204, ""));

        var reply = await SubmitAsync(server, User);

        Assert.Equal(new SubmitReply.Done("The sitemap was handed in for sc-domain:news.example.com."), reply);
        Assert.Equal(["POST /token HTTP/1.1", Put], server.Requests.Select(request => request.Line));
    }

    [Fact]
    public async Task SubmitAsync_LastingRefusalOfTheToken_IsTwoPutsAndRefused()
    {
        await using var server = new RawServer(request =>
            request.Line.StartsWith("POST /token ", StringComparison.Ordinal) ? SearchConsoleServices.Token() : RawReply.Json(401, "{}"));

        Assert.Contains("(401)", Assert.IsType<SubmitReply.Refused>(await SubmitAsync(server)).Reason, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count(request => request.Line == Put));
    }

    [Theory]
    [InlineData(429, "60", 10)]
    [InlineData(429, "1200", 20)]
    [InlineData(503, "3600", 60)]
    public async Task SubmitAsync_WaitNamed_IsAtLeastAsLong(int status, string seconds, int minutes)
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(status, "{}", $"Retry-After: {seconds}"));

        Assert.Equal(TimeSpan.FromMinutes(minutes), Assert.IsType<SubmitReply.NotNow>(await SubmitAsync(server)).Wait);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("""{"type":"service_account","client_email":"a@b.example","private_key":"hush"}""")]
    [InlineData("""{"type":"service_account","client_email":"a@b.example","private_key":"-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n"}""")]
    [InlineData("""{"type":"service_account","client_email":"a@b.example","private_key":"-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"}""")]
    [InlineData("""{"type":"external_account","client_email":"a@b.example","private_key":"hush"}""")]
    public async Task SubmitAsync_KeyFileUnreadable_SaysSoAndAsksNobody(string key)
    {
        await using var server = new RawServer(RawReply.Nothing);

        var reply = Assert.IsType<SubmitReply.Refused>(await SubmitAsync(server, key));

        Assert.Contains("GOOGLE_CREDENTIALS cannot be read", reply.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", reply.Reason + _logs.Text, StringComparison.Ordinal);
        Assert.Equal(0, server.Bytes);
    }

    [Fact]
    public async Task SubmitAsync_WhateverHappens_ShowsNoSecret()
    {
        await using var server = new RawServer(SearchConsoleServices.Token(), RawReply.Json(401, "{}"));

        var reply = await SubmitAsync(server);

        var seen = $"{reply}{_logs.Text}";
        Assert.DoesNotContain("ya29.token-1", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", seen, StringComparison.Ordinal);
    }

    private async Task<SubmitReply> SubmitAsync(RawServer server, string? key = null)
    {
        await using var provider = SearchConsoleServices.For(server, key ?? Key, _logs);
        var submitter = provider.GetServices<ISubmitter>().Single(one => one.Target == SearchConsoleSubmitter.Name);
        return await submitter.SubmitAsync([], TestContext.Current.CancellationToken);
    }
}
