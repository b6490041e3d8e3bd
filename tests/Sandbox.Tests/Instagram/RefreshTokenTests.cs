using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Instagram;

namespace Distribution.Sandbox.Tests.Instagram;

/// <summary>The renewal of a token of Instagram's own login.</summary>
public sealed class RefreshTokenTests : InstagramTest
{
    private const string Token = InstagramSandboxAccount.DefaultAccessToken;

    private InstagramSandboxOptions _instagram = null!;

    protected override InstagramSandboxOptions Instagram => _instagram ??= Of(Time.GetUtcNow());

    [Fact]
    public async Task Get_OldEnough_GivesAnotherThatWorksBesideTheOldOne()
    {
        Time.Advance(TimeSpan.FromHours(24));

        var (status, body) = await RefreshAsync(Query(Token));

        var renewed = (string)body["access_token"]!;
        Assert.Equal((200, "bearer", 5_184_000), (status, (string)body["token_type"]!, (int)body["expires_in"]!));
        Assert.NotEqual(Token, renewed);
        using var account = Caller(renewed);
        Assert.Equal(200, (await account.GetAsync(UserId)).Status);
        Assert.Equal(200, (await Account.GetAsync(UserId)).Status);
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Get_SwitchedToTheSame_ExtendsTheTokenThatWasShown()
    {
        await RestartAsync(new InstagramSandboxOptions { Flavour = InstagramFlavour.InstagramLogin, RenewalKeepsTheToken = true, Accounts = Instagram.Accounts });
        Time.Advance(TimeSpan.FromDays(59));

        var (_, body) = await RefreshAsync(Query(Token));
        Time.Advance(TimeSpan.FromDays(59));

        Assert.Equal(Token, (string)body["access_token"]!);
        Assert.Equal(200, (await Account.GetAsync(UserId)).Status);
    }

    [Fact]
    public async Task Get_RenewedOne_IsTooYoungForADayAndEndsAfterSixty()
    {
        Time.Advance(TimeSpan.FromDays(1));
        var renewed = (string)(await RefreshAsync(Query(Token))).Body["access_token"]!;

        Time.Advance(TimeSpan.FromHours(23.9));
        var young = await RefreshAsync(Query(renewed));
        Time.Advance(TimeSpan.FromDays(59.01));
        var ended = await RefreshAsync(Query(renewed));

        Assert.Equal((400, 100), (young.Status, (int)young.Body["error"]!["code"]!));
        Assert.Equal((400, 190, 463), (ended.Status, (int)ended.Body["error"]!["code"]!, (int)ended.Body["error"]!["error_subcode"]!));
    }

    [Fact]
    public async Task Get_RevokedToken_IsDead()
    {
        Time.Advance(TimeSpan.FromDays(2));
        Server.Instagram.Revoke(Token, GraphRevocation.PasswordChanged);

        Assert.Equal(460, (int)(await RefreshAsync(Query(Token))).Body["error"]!["error_subcode"]!);
    }

    [Theory]
    [InlineData("grant_type=th_refresh_token", 100)]
    [InlineData("grant_type=", 100)]
    [InlineData("", 100)]
    [InlineData("grant_type=ig_refresh_token&client_secret=x", 100)]
    [InlineData("grant_type=ig_refresh_token&grant_type=ig_refresh_token", 100)]
    public async Task Get_WrongParameters_IsRefused(string query, int code)
    {
        Time.Advance(TimeSpan.FromDays(2));

        var (status, body) = await RefreshAsync($"{query}&access_token={Token}&appsecret_proof={Account.Proof}");

        Assert.Equal((400, code), (status, (int)body["error"]!["code"]!));
    }

    [Theory]
    [InlineData("another-token", 190)]
    [InlineData("", 104)]
    public async Task Get_TokenNobodyWasGiven_IsRefused(string token, int code) =>
        Assert.Equal(code, (int)(await RefreshAsync($"grant_type=ig_refresh_token&access_token={token}")).Body["error"]!["code"]!);

    [Fact]
    public async Task Get_TokenInTheHeader_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, "refresh_access_token?grant_type=ig_refresh_token"));
        request.Headers.Authorization = new("Bearer", Token);

        Assert.Equal(400, (await SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("POST", InstagramFlavour.InstagramLogin)]
    [InlineData("GET", InstagramFlavour.FacebookLogin)]
    public async Task Refresh_WhereThereIsNone_IsUnsupported(string method, InstagramFlavour flavour)
    {
        await RestartAsync(new InstagramSandboxOptions { Flavour = flavour, Accounts = Instagram.Accounts });
        Time.Advance(TimeSpan.FromDays(2));
        using var request = new HttpRequestMessage(new(method), new Uri(Server.Address, "refresh_access_token?" + Query(Token)));

        Assert.Equal(100, (int)(await SendAsync(request)).Body["error"]!["code"]!);
    }

    private static InstagramSandboxOptions Of(DateTimeOffset now) => new()
    {
        Flavour = InstagramFlavour.InstagramLogin,
        MaxLag = TimeSpan.Zero,
        MaxProcessingTime = TimeSpan.Zero,
        Accounts = [new() { TokenGivenAt = now, TokenExpiresAt = now + TimeSpan.FromDays(60) }],
    };

    private static string Query(string token) =>
        $"grant_type=ig_refresh_token&access_token={token}&appsecret_proof={GraphProof.Of(token, GraphSandboxOptions.DefaultAppSecret)}";

    private async Task<(int Status, JsonNode Body)> RefreshAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, "refresh_access_token?" + query));
        return await SendAsync(request);
    }

    private async Task<(int Status, JsonNode Body)> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!);
    }
}
