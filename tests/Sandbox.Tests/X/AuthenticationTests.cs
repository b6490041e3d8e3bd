using System.Net.Http.Headers;
using System.Text;
using Distribution.Sandbox.X;

namespace Distribution.Sandbox.Tests.X;

public sealed class AuthenticationTests : SandboxTest
{
    private static readonly AuthenticationHeaderValue Seeded = new("Bearer", XSandboxAccount.DefaultOAuth2AccessToken);
    private static readonly AuthenticationHeaderValue Confidential = Basic(XSandboxAccount.DefaultClientId, XSandboxAccount.DefaultClientSecret);

    [Fact]
    public async Task Query_Signed_Accepted()
    {
        var answer = await Client.GetAsync($"2/users/{XSandboxAccount.DefaultUserId}/tweets?max_results=5&tweet.fields=created_at%2Centities&exclude=retweets");

        Assert.Equal(200, answer.Status);
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Query_NotSigned_401AndNoted()
    {
        var uri = new Uri(Server.Address, $"2/users/{XSandboxAccount.DefaultUserId}/tweets?max_results=5");

        var answer = await Client.SendAsync(HttpMethod.Get, uri.PathAndQuery, authorization: Client.Sign("GET", uri, withQuery: false));

        Assert.Equal((401, "unsigned-query"), (answer.Status, Assert.Single(Server.Strictness).Kind));
        Assert.Equal("""{"title":"Unauthorized","detail":"Unauthorized","type":"about:blank","status":401}""", answer.Body);
    }

    [Fact]
    public async Task Nonce_UsedTwice_401()
    {
        var uri = new Uri(Server.Address, "2/users/me");

        var first = await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: Client.Sign("GET", uri, nonce: "once"));
        await RestartAsync(X);
        var second = await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: Client.Sign("GET", new Uri(Server.Address, "2/users/me"), nonce: "once"));

        Assert.Equal((200, 401, "reused-nonce"), (first.Status, second.Status, Assert.Single(Server.Strictness).Kind));
    }

    [Theory]
    [InlineData(-300, 200)]
    [InlineData(300, 200)]
    [InlineData(-301, 401)]
    [InlineData(301, 401)]
    public async Task Timestamp_OffBySeconds_ToleratedTo300(int seconds, int status)
    {
        var authorization = Client.Sign("GET", new Uri(Server.Address, "2/users/me"), off: TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, (await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: authorization)).Status);
    }

    [Fact]
    public async Task Signature_OfAnotherHostMethodOrSecret_401()
    {
        var here = new Uri(Server.Address, "2/users/me");
        using var stranger = new XClient(Server.Address, new XSandboxAccount { AccessTokenSecret = "other" }, Time);

        var statuses = new[]
        {
            await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: Client.Sign("GET", new Uri("https://api.x.com/2/users/me"))),
            await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: Client.Sign("POST", here)),
            await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: stranger.Sign("GET", here)),
            await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: new AuthenticationHeaderValue("OAuth", "oauth_token=\"x\"")),
            await Client.SendAsync(HttpMethod.Get, "2/users/me", authorization: new AuthenticationHeaderValue("Bearer", "unknown")),
        }.Select(answer => answer.Status);

        Assert.All(statuses, status => Assert.Equal(401, status));
    }

    [Fact]
    public async Task UserAgent_Missing_Noted()
    {
        Http.DefaultRequestHeaders.Authorization = Client.Sign("GET", new Uri(Server.Address, "2/users/me"));

        using var answer = await Http.GetAsync("2/users/me", Cancellation);

        Assert.Equal((200, "missing-user-agent"), ((int)answer.StatusCode, Assert.Single(Server.Strictness).Kind));
    }

    [Fact]
    public async Task AppOnly_ReadsButDoesNotPost()
    {
        var appOnly = new AuthenticationHeaderValue("Bearer", XSandboxAccount.DefaultAppOnlyToken);

        var read = await Client.SendAsync(HttpMethod.Get, $"2/users/{XSandboxAccount.DefaultUserId}/tweets", authorization: appOnly);
        var post = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("a"), appOnly);

        Assert.Equal((200, 403), (read.Status, post.Status));
        Assert.EndsWith("/problems/unsupported-authentication", (string)post.Json["type"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadOnlyTokenOrScopeMissing_403()
    {
        await RestartAsync(new() { Accounts = [new() { MayWrite = false, OAuth2AccessToken = "narrow", OAuth2RefreshToken = null, Scopes = "tweet.read users.read" }] });

        var signed = await Client.PostAsync("a");
        var bearer = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("a"), new AuthenticationHeaderValue("Bearer", "narrow"));

        Assert.EndsWith("/problems/oauth1-permissions", (string)signed.Json["type"]!, StringComparison.Ordinal);
        Assert.Equal((403, 403, "Forbidden"), (signed.Status, bearer.Status, (string)bearer.Json["detail"]!));
    }

    [Fact]
    public async Task Bearer_TwoHoursLater_401()
    {
        var now = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("a"), Seeded);
        Time.Advance(TimeSpan.FromHours(2));
        var later = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("b"), Seeded);

        Assert.Equal((201, 401), (now.Status, later.Status));
    }

    [Fact]
    public async Task ExpiredTokenFault_Bearer_StaysExpired()
    {
        Server.Faults.Add("x:expired-token,first=1");

        var first = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("a"), Seeded);
        var second = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("a"), Seeded);

        Assert.Equal((401, 401), (first.Status, second.Status));
    }

    [Fact]
    public async Task Refresh_OnceGood_ReuseRevokesTheFamily()
    {
        var first = await RefreshAsync(XSandboxAccount.DefaultOAuth2RefreshToken, Confidential);
        var fresh = new AuthenticationHeaderValue("Bearer", (string)first.Json["access_token"]!);
        var posted = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("a"), fresh);
        var old = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("b"), Seeded);
        var reuse = await RefreshAsync(XSandboxAccount.DefaultOAuth2RefreshToken, Confidential);
        var revoked = await Client.SendAsync(HttpMethod.Post, "2/tweets", Text("c"), fresh);
        var next = await RefreshAsync((string)first.Json["refresh_token"]!, Confidential);

        Assert.Equal((200, 7200, "bearer"), (first.Status, (int)first.Json["expires_in"]!, (string)first.Json["token_type"]!));
        Assert.Equal((201, 401, 400, 401, 400), (posted.Status, old.Status, reuse.Status, revoked.Status, next.Status));
        Assert.Equal("""{"error":"invalid_request","error_description":"Value passed for the token was invalid."}""", reuse.Body);
        Assert.Equal("refresh-reuse", Assert.Single(Server.Strictness).Kind);
    }

    [Fact]
    public async Task Refresh_ByTheWrongClient_401()
    {
        var wrongSecret = await RefreshAsync(XSandboxAccount.DefaultOAuth2RefreshToken, Basic(XSandboxAccount.DefaultClientId, "wrong"));
        var asPublic = await RefreshAsync(XSandboxAccount.DefaultOAuth2RefreshToken, new AuthenticationHeaderValue("None"), XSandboxAccount.DefaultClientId);

        Assert.Equal((401, 401), (wrongSecret.Status, asPublic.Status));
    }

    [Fact]
    public async Task Refresh_PublicClient_NamesItselfInTheBody()
    {
        await RestartAsync(new() { Accounts = [new() { ClientId = "public", ClientSecret = null, OAuth2AccessToken = "a", OAuth2RefreshToken = "r" }] });

        Assert.Equal(200, (await RefreshAsync("r", new AuthenticationHeaderValue("None"), "public")).Status);
    }

    private Task<XAnswer> RefreshAsync(string token, AuthenticationHeaderValue authorization, string? client = null)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = token };
        if (client is not null)
        {
            form["client_id"] = client;
        }

        return Client.SendAsync(HttpMethod.Post, "2/oauth2/token", new FormUrlEncodedContent(form), authorization);
    }

    private static StringContent Text(string text) => new($$"""{"text":"{{text}}"}""", Encoding.UTF8, "application/json");

    private static AuthenticationHeaderValue Basic(string id, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
}
