using System.Security.Cryptography;
using Distribution.Sandbox.GoogleNews;

namespace Distribution.Sandbox.Tests.GoogleNews;

public sealed class TokenTests : GoogleNewsTest
{
    [Fact]
    public async Task Assertion_Right_TokenOpensUntilItExpires()
    {
        var token = await TokenAsync();

        var open = await SendAsync(HttpMethod.Get, "webmasters/v3/sites", token: token);
        Time.Advance(TimeSpan.FromSeconds(3600));
        var late = await SendAsync(HttpMethod.Get, "webmasters/v3/sites", token: token);
        var none = await SendAsync(HttpMethod.Get, "webmasters/v3/sites");

        Assert.Equal((200, 401, "authError", 401, "required"), (open.Status, late.Status, late.Reason, none.Status, none.Reason));
    }

    [Fact]
    public async Task Assertion_Wrong_RefusedInGooglesWords()
    {
        using var stranger = RSA.Create(2048);

        var answers = new[]
        {
            await GrantAsync(Assertion(key: stranger)),
            await GrantAsync(Assertion(issuer: "else@sandbox.iam.gserviceaccount.com")),
            await GrantAsync(Assertion(audience: "https://example.com/token")),
            await GrantAsync(Assertion(minutesOff: -66)),
            await GrantAsync(Assertion(minutesOff: 10)),
            await GrantAsync("a.b"),
            await GrantAsync(Assertion(scope: Webmasters + ".readonly")),
        };

        Assert.Equal(
            [.. Enumerable.Repeat((400, "invalid_grant"), 6), (400, "invalid_scope")],
            answers.Select(answer => (answer.Status, answer.Error!)));
    }

    [Fact]
    public async Task RefreshToken_RightAndWrong()
    {
        Task<GoogleAnswer> Ask(string secret, string refresh) => FormAsync("token", ("grant_type", "refresh_token"),
            ("client_id", GoogleNewsSandboxOptions.DefaultClientId), ("client_secret", secret), ("refresh_token", refresh));

        var right = await Ask(GoogleNewsSandboxOptions.DefaultClientSecret, GoogleNewsSandboxOptions.DefaultRefreshToken);
        var spent = await Ask(GoogleNewsSandboxOptions.DefaultClientSecret, "else");
        var client = await Ask("else", GoogleNewsSandboxOptions.DefaultRefreshToken);

        Assert.Equal((200, 3599, "Bearer"), (right.Status, (int)right.Json["expires_in"]!, (string)right.Json["token_type"]!));
        Assert.Equal((400, "invalid_grant", 401, "invalid_client"), (spent.Status, spent.Error, client.Status, client.Error));
    }

    [Fact]
    public async Task TwoServers_OneFolder_ShareKeyAndTokens()
    {
        await using var other = await StartAsync(new GoogleNewsSandboxOptions());
        var token = await TokenAsync();
        using var http = new HttpClient { BaseAddress = other.Address, Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        using var answer = await http.GetAsync("webmasters/v3/sites", Cancellation);

        Assert.Equal((200, Google.ServiceAccount), ((int)answer.StatusCode, other.GoogleNews.ServiceAccount));
        Assert.Equal(Google.ServiceAccount, other.Networks.Single(network => network.Network == "googlenews").Credentials["GOOGLE_CREDENTIALS"]);
    }
}
