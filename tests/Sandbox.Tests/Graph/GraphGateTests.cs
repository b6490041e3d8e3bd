using System.Text.Json.Nodes;
using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Tests.Graph;

/// <summary>What every call has to get past, whichever network it is for.</summary>
public sealed class GraphGateTests : GraphSandboxTest
{
    private const string Token = FacebookSandboxAccount.DefaultPageToken;

    [Fact]
    public void Proof_KnownVector_Fits() =>
        Assert.Equal("e484997750bd7f32533265428e7cd128d68ea7e9866e8f205267ce9a8cb2968f", GraphProof.Of("EAAtoken-abc", "app-secret-123"));

    [Fact]
    public async Task Envelope_Refusal_Whole()
    {
        using var stranger = Caller("unknown-token");

        var answer = await stranger.GetAsync(PageId);

        Assert.Equal((400, 190, null), answer.Error);
        Assert.Equal("OAuthException", (string)answer.Json["error"]!["type"]!);
        Assert.InRange(((string)answer.Json["error"]!["fbtrace_id"]!).Length, 11, 24);
        Assert.Equal("v26.0", answer.Headers["facebook-api-version"]);
        Assert.Contains("x-fb-trace-id", answer.Headers.Keys);
        Assert.StartsWith("OAuth \"Facebook Platform\" \"invalid_token\" \"", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v20.0", 400)]
    [InlineData("v27.0", 400)]
    [InlineData("v21.0", 200)]
    [InlineData("v25.0", 200)]
    public async Task Version_Dead_2635(string version, int status)
    {
        var answer = await Page.SendAsync(HttpMethod.Get, $"{PageId}?appsecret_proof={Page.Proof}", version: version);

        Assert.Equal((status, status == 200 ? null : 2635, null), answer.Error);
    }

    [Theory]
    [InlineData(GraphRevocation.AppRemoved, 458)]
    [InlineData(GraphRevocation.Checkpointed, 459)]
    [InlineData(GraphRevocation.PasswordChanged, 460)]
    [InlineData(GraphRevocation.Expired, 463)]
    [InlineData(GraphRevocation.LoggedOut, 467)]
    [InlineData(GraphRevocation.RoleLost, 492)]
    [InlineData(GraphRevocation.Unsaid, null)]
    public async Task Revoked_Token_190AndWhy_AlsoAfterARestart(GraphRevocation reason, int? subcode)
    {
        Server.Facebook.Revoke(Token, reason);
        await RestartAsync(Facebook);

        Assert.Equal((400, 190, subcode), (await Page.GetAsync(PageId)).Error);
    }

    [Fact]
    public async Task Expired_Token_463()
    {
        await RestartAsync(new FacebookSandboxOptions { Tokens = [Known("short", GraphTokenKind.Page) with { ExpiresAt = Time.GetUtcNow().AddHours(1) }] });
        using var caller = Caller("short");

        var before = await caller.GetAsync(PageId);
        Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal((200, (400, 190, 463)), (before.Status, (await caller.GetAsync(PageId)).Error));
    }

    [Fact]
    public async Task Token_OfAnotherKindOwnerOrPermission_200Or10()
    {
        await RestartAsync(new FacebookSandboxOptions
        {
            Tokens =
            [
                Known("person", GraphTokenKind.User),
                Known("other", GraphTokenKind.Page) with { Owner = "999" },
                Known("reader", GraphTokenKind.Page) with { Permissions = ["pages_read_engagement"] },
            ],
        });
        using var person = Caller("person");
        using var other = Caller("other");
        using var reader = Caller("reader");

        Assert.Equal((400, 200, null), (await person.PostAsync(Feed, Message("A"))).Error);
        Assert.Equal((400, 200, null), (await other.PostAsync(Feed, Message("B"))).Error);
        Assert.Equal((400, 10, null), (await reader.PostAsync(Feed, Message("C"))).Error);
        Assert.Equal(200, (await reader.GetAsync(Feed)).Status);
        Assert.Empty(Server.Facebook.Posts());
    }

    [Fact]
    public async Task Proof_MissingOrWrong_100()
    {
        using var wrong = new GraphClient(Server.Address, Token, "another-secret");

        var missing = await Page.SendAsync(HttpMethod.Get, PageId);

        Assert.Equal(((400, 100, null), GraphReplies.ProofMissing), (missing.Error, (string)missing.Json["error"]!["message"]!));
        Assert.Equal((400, 100, null), (await wrong.GetAsync(PageId)).Error);
    }

    [Fact]
    public async Task Proof_NotRequired_OnlyAWrongOneIsRefused()
    {
        await RestartAsync(new FacebookSandboxOptions { RequireProof = false });
        using var wrong = new GraphClient(Server.Address, Token, "another-secret");

        Assert.Equal(200, (await Page.SendAsync(HttpMethod.Get, PageId)).Status);
        Assert.Equal(400, (await wrong.GetAsync(PageId)).Status);
    }

    [Fact]
    public async Task Token_InTheUrl_AnsweredAndNoted()
    {
        var answer = await Page.SendAsync(HttpMethod.Get, $"{PageId}?access_token={Token}&appsecret_proof={Page.Proof}", bearer: false);

        Assert.Equal(200, answer.Status);
        var entry = Assert.Single(Server.Strictness);
        Assert.Equal(("facebook", "token-in-url"), (entry.Network, entry.Kind));
        Assert.DoesNotContain(Token, entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_InTheBody_Taken()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["message"] = "Form & more", ["access_token"] = Token, ["appsecret_proof"] = Page.Proof });

        var answer = await Page.SendAsync(HttpMethod.Post, Feed, form, bearer: false);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Form & more", Assert.Single(Server.Facebook.Posts()).Message);
        Assert.Empty(Server.Strictness);
    }

    [Fact]
    public async Task Bearer_SwitchedOff_104()
    {
        await RestartAsync(new FacebookSandboxOptions { BearerAccepted = false });

        Assert.Equal((400, 104, null), (await Page.GetAsync(PageId)).Error);
    }

    [Theory]
    [InlineData("{\"message\":\"a\",\"message\":\"b\"}", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("{", "application/json")]
    [InlineData("message=a&message=b", "application/x-www-form-urlencoded")]
    [InlineData("message", "text/plain")]
    public async Task Body_NotUnderstood_100(string body, string type)
    {
        var answer = await Page.SendAsync(HttpMethod.Post, $"{Feed}?appsecret_proof={Page.Proof}", new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(type)));

        Assert.Equal((400, 100, null), answer.Error);
        Assert.Empty(Server.Facebook.Posts());
    }

    [Fact]
    public async Task Usage_FromItsShare_ShownThenRefused()
    {
        await RestartAsync(new FacebookSandboxOptions { CallsPerHour = 4 });

        var first = await Page.GetAsync(PageId);
        var second = await Page.GetAsync(PageId);
        await Page.GetAsync(PageId);
        await Page.GetAsync(PageId);
        var fifth = await Page.GetAsync(PageId);
        Time.Advance(TimeSpan.FromHours(1));

        Assert.DoesNotContain("X-App-Usage", first.Headers.Keys);
        Assert.Equal("""{"call_count":50,"total_cputime":25,"total_time":25}""", second.Headers["X-App-Usage"]);
        Assert.Equal((400, 80001, null), fifth.Error);
        var usage = JsonNode.Parse(fifth.Headers["X-Business-Use-Case-Usage"])![PageId]![0]!;
        Assert.Equal(("pages", 125, 60), ((string)usage["type"]!, (int)usage["call_count"]!, (int)usage["estimated_time_to_regain_access"]!));
        Assert.Equal(200, (await Page.GetAsync(PageId)).Status);
    }

    [Fact]
    public async Task UnknownPath_MissingAndNoted()
    {
        Assert.Equal((400, 100, 33), (await Page.GetAsync(PageId + "/photos")).Error);
        Assert.Equal((400, 100, 33), (await Account.GetAsync(UserId + "/stories")).Error);
        Assert.Equal((400, 100, 33), (await Page.GetAsync(PageId + "/feed/more")).Error);
        Assert.Equal(["facebook", "instagram", "facebook"], Server.Strictness.Select(entry => entry.Kind == "unknown-path" ? entry.Network : ""));
    }

    private static GraphToken Known(string value, GraphTokenKind kind) => new() { Value = value, Kind = kind, Owner = PageId };

    private static JsonObject Message(string text) => new() { ["message"] = text };
}
