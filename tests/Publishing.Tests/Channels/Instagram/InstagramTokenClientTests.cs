using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Channels.Instagram;
using Distribution.Publishing.Tests.Channels.Graph;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Publishing.Tests.Channels.Instagram;

/// <summary>The one call that renews a token, on a socket that shows each byte.</summary>
public sealed class InstagramTokenClientTests : IDisposable
{
    private const string Token = "IGAAtoken-1";
    private const string Where = "DISTRIBUTION_INSTAGRAM_ACCESS_TOKEN";

    private static readonly TimeSpan SixtyDays = TimeSpan.FromDays(60);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    public static TheoryData<string, TokenReply> Answers => new()
    {
        { Ok("""{"access_token":"IGAAtoken-2","token_type":"bearer","expires_in":5183944}"""), Renewed("IGAAtoken-2", TimeSpan.FromSeconds(5_183_944)) },
        { Ok($$"""{"access_token":"{{Token}}","token_type":"bearer","expires_in":5183944,"permissions":"a,b"}"""), Renewed(Token, TimeSpan.FromSeconds(5_183_944)) },
        { Ok("""{"access_token":"IGAAtoken-2"}"""), Renewed("IGAAtoken-2", SixtyDays) },
        { Ok("""{"access_token":"IGAAtoken-2","expires_in":999999999999}"""), Renewed("IGAAtoken-2", SixtyDays) },
        { Ok("""{"access_token":"","expires_in":5183944}"""), NotNow("Instagram answered 200, but its answer holds no token.") },
        { Ok("<html>"), NotNow("Instagram answered 200, but its answer holds no token.") },
        {
            Error(190, 463, "Session has expired."),
            new TokenReply.Refused($"The token has ended; make a new one for the account in Meta's app dashboard and set it as {Where}.")
        },
        {
            Error(190, 460, "The password was changed."),
            new TokenReply.Refused($"The account's password was changed, which ended the token; connect the account again and set the new token. It is set as {Where}.")
        },
        { Error(104, null, "Incorrect signature"), NotNow("Instagram does not accept the proof of the app's secret; set the APP_SECRET of the very app that the token was made with.") },
        {
            Error(190, 459, "Checkpoint"),
            NotNow("Instagram wants a security check of the account that connected the Page; log in to facebook.com with the account that connected the Page and do what it asks.")
        },
        { "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", NotNow("Instagram does not accept the token; connect the account again and set the new token.") },
        { Error(100, null, $"The access token {Token} is younger than 24 hours."), NotNow("Instagram does not take it: The access token (hidden) is younger than 24 hours.") },
        { Error(10, null, "No."), NotNow("The permission to post was not given or was taken away; mend it in Meta's app dashboard, then connect the account again.") },
        { "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n", NotNow("Instagram wants no more calls for now.", TimeSpan.FromMinutes(1)) },
        { "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", NotNow("Instagram answered 500, which does not say whether it was carried out.") },
        { "HTTP/1.1 302 Found\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n", NotNow("Instagram answered 302, which does not say whether it was carried out.") },
    };

    public void Dispose() => _http.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task RefreshAsync_Answer_IsReadAs(string answer, TokenReply expected)
    {
        await using var server = new RawServer(RawReply.Recorded(answer));

        var reply = await Client(server, new(Token, null)).RefreshAsync(Token, TestContext.Current.CancellationToken);

        Assert.Equal(expected, reply);
        var request = Assert.Single(server.Requests);
        Assert.Equal($"GET /refresh_access_token?grant_type=ig_refresh_token&access_token={Token} HTTP/1.1", request.Line);
        Assert.Null(request.Header("Authorization"));
        Assert.Empty(request.Body);
    }

    [Fact]
    public async Task RefreshAsync_WithASecret_ProvesItOfTheTokenThatIsShown()
    {
        await using var server = new RawServer(RawReply.Json(500, ""));

        await Client(server, new("IGAAseed", "app-secret-123")).RefreshAsync("EAAtoken-abc", TestContext.Current.CancellationToken);

        Assert.Equal(
            "GET /refresh_access_token?grant_type=ig_refresh_token&access_token=EAAtoken-abc"
            + "&appsecret_proof=e484997750bd7f32533265428e7cd128d68ea7e9866e8f205267ce9a8cb2968f HTTP/1.1",
            Assert.Single(server.Requests).Line);
    }

    [Fact]
    public async Task RefreshAsync_NoAnswer_IsTriedAgainAndNamesNoToken()
    {
        await using var server = new RawServer(RawReply.Nothing);

        var reply = Assert.IsType<TokenReply.NotNow>(await Client(server, new(Token, null)).RefreshAsync(Token, TestContext.Current.CancellationToken));

        Assert.StartsWith("Instagram did not answer: ", reply.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, reply.ToString(), StringComparison.Ordinal);
    }

    private static string Ok(string body) => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private static string Error(int code, int? subcode, string message)
    {
        var body = $$$"""{"error":{"message":"{{{message}}}","type":"IGApiException","code":{{{code}}}{{{(subcode is null ? "" : $",\"error_subcode\":{subcode}")}}}}}""";
        return $"HTTP/1.1 400 Bad Request\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    private static TokenReply.Renewed Renewed(string token, TimeSpan lifetime) => new(token, token, lifetime);

    private static TokenReply.NotNow NotNow(string reason, TimeSpan? wait = null) => new(reason, wait);

    private InstagramTokenClient Client(RawServer server, GraphCredential credential) => new(
        new(_http, server.Url, TimeProvider.System), new() { BaseUrl = server.Url }, credential, Where, new FakeTimeProvider(GraphExample.Now));
}
