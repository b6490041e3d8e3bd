using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Microsoft.Extensions.DependencyInjection;

namespace Distribution.Publishing.Tests.Channels.X;

public sealed class XTokenClientTests
{
    [Fact]
    public async Task RefreshAsync_ConfidentialClient_ShowsItselfWithBasic()
    {
        await using var server = new RawServer(RawReply.Json(
            200,
            """{"token_type":"bearer","expires_in":7200,"access_token":"access-2","scope":"tweet.read tweet.write","refresh_token":"refresh-2"}"""));

        var reply = await Client(server.Url, "Aladdin", "open sesame").RefreshAsync("refresh+1", CancellationToken.None);

        var request = server.Requests.Single();
        Assert.Equal(new TokenReply.Renewed("access-2", "refresh-2", TimeSpan.FromHours(2)), reply);
        Assert.Equal("POST /2/oauth2/token HTTP/1.1", request.Line);
        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", request.Header("Authorization"));
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Assert.Equal("grant_type=refresh_token&refresh_token=refresh%2B1", request.Text);
    }

    [Fact]
    public async Task RefreshAsync_PublicClient_NamesItselfInTheBody()
    {
        await using var server = new RawServer(RawReply.Json(200, """{"access_token":"access-2"}"""));

        var reply = await Client(server.Url, "client-1", null).RefreshAsync("refresh-1", CancellationToken.None);

        Assert.Equal(new TokenReply.Renewed("access-2", null, TimeSpan.FromHours(2)), reply);
        Assert.Null(server.Requests.Single().Header("Authorization"));
        Assert.Equal("grant_type=refresh_token&refresh_token=refresh-1&client_id=client-1", server.Requests.Single().Text);
    }

    [Fact]
    public async Task RefreshAsync_EveryOtherAnswer_IsReadAs()
    {
        const string invalid = """{"error":"invalid_request","error_description":"Value passed for the token was invalid."}""";
        (RawReply Answer, Type Reply)[] table =
        [
            (RawReply.Json(400, invalid), typeof(TokenReply.Refused)),
            (RawReply.Json(401, """{"error":"unauthorized_client"}"""), typeof(TokenReply.Refused)),
            (RawReply.Of(403, "text/html", "<html>"), typeof(TokenReply.NotNow)),
            (RawReply.Json(429, "{}"), typeof(TokenReply.NotNow)),
            (RawReply.Json(408, ""), typeof(TokenReply.Unknown)),
            (RawReply.Json(302, "", "Location: /"), typeof(TokenReply.Unknown)),
            (RawReply.Json(503, invalid), typeof(TokenReply.Unknown)),
            (RawReply.Json(200, ""), typeof(TokenReply.Unknown)),
            (RawReply.Json(200, """{"access_token":"""), typeof(TokenReply.Unknown)),
            (RawReply.Nothing, typeof(TokenReply.Unknown)),
        ];

        foreach (var (answer, expected) in table)
        {
            await using var server = new RawServer(answer);
            Assert.IsType(expected, await Client(server.Url, "client-1", null).RefreshAsync("refresh-1", CancellationToken.None));
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public async Task RefreshAsync_NobodyListens_CertainlyNotCarriedOut() =>
        Assert.IsType<TokenReply.NotNow>(await Client(RawServer.Nowhere(), "client-1", null).RefreshAsync("refresh-1", CancellationToken.None));

    private static XTokenClient Client(Uri url, string clientId, string? secret)
    {
        var options = new XOptions { BaseUrl = url };
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddXClient(XChannels.Name).BuildServiceProvider();
        return new(XRegistration.Calls(services, XChannels.Name, options), options, clientId, secret, TimeProvider.System);
    }
}
