using System.Text;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Graph;

namespace Distribution.Publishing.Tests.Channels.Graph;

/// <summary>Where tokens and proofs stand, on a socket that shows each byte.</summary>
public sealed class GraphCallsTests : IDisposable
{
    private const string Proof = "e484997750bd7f32533265428e7cd128d68ea7e9866e8f205267ce9a8cb2968f";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly GraphCredential WithSecret = new("EAAtoken-abc", "app-secret-123");

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task GetAsync_WithASecret_HasTheProofInTheQueryAndTheTokenInTheHeader()
    {
        await using var server = new RawServer(RawReply.Json(200, "{}"));

        await Calls(server, WithSecret).GetAsync("111", [new("fields", "id,name")], Patience, TestContext.Current.CancellationToken);

        var request = Assert.Single(server.Requests);
        Assert.Equal($"GET /v26.0/111?fields=id%2Cname&appsecret_proof={Proof} HTTP/1.1", request.Line);
        Assert.Equal("Bearer EAAtoken-abc", request.Header("Authorization"));
        Assert.Empty(request.Body);
    }

    [Theory]
    [InlineData(TokenPlace.Header, true, "Bearer EAAtoken-abc", $$"""{"message":"日本 & \"a\"","appsecret_proof":"{{Proof}}"}""")]
    [InlineData(TokenPlace.Header, false, "Bearer EAAtoken-abc", """{"message":"日本 & \"a\""}""")]
    [InlineData(TokenPlace.Body, true, null, $$"""{"message":"日本 & \"a\"","access_token":"EAAtoken-abc","appsecret_proof":"{{Proof}}"}""")]
    public async Task SendAsync_Body_CarriesWhatItsPlaceSays(TokenPlace place, bool secret, string? header, string body)
    {
        await using var server = new RawServer(RawReply.Json(200, "{}"));

        await Calls(server, secret ? WithSecret : WithSecret with { AppSecret = null }, place)
            .SendAsync(HttpMethod.Delete, "111_222", Encoding.UTF8.GetBytes("""{"message":"日本 & \"a\""}"""), Patience, TestContext.Current.CancellationToken);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("DELETE /v26.0/111_222 HTTP/1.1", header, body), (request.Line, request.Header("Authorization"), request.Text));
        Assert.Equal("application/json", request.Header("Content-Type"));
    }

    [Fact]
    public async Task SendAsync_ConnectionClosesOnItsSecondUse_IsOneCall()
    {
        await using var server = new RawServer(RawReply.Json(200, "{}"), RawReply.Nothing);
        var calls = Calls(server, WithSecret);
        await calls.GetAsync("111", [], Patience, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => calls.SendAsync(HttpMethod.Post, "111/media", "{}"u8.ToArray(), Patience, TestContext.Current.CancellationToken));

        Assert.Equal([1, 1], server.Requests.Select(request => request.Connection));
    }

    [Fact]
    public async Task GetAsync_AnswerThatQuotesTheToken_HidesIt()
    {
        await using var server = new RawServer(RawReply.Json(200, """{"next":"https://graph.example/?access_token=EAAtoken-abc&after=x"}"""));

        var answer = await Calls(server, WithSecret).GetAsync("111", [], Patience, TestContext.Current.CancellationToken);

        Assert.Equal("""{"next":"https://graph.example/?access_token=(hidden)&after=x"}""", Encoding.UTF8.GetString(answer.Body.Span));
    }

    private GraphCalls Calls(RawServer server, GraphCredential credential, TokenPlace place = TokenPlace.Header) =>
        new(new ChannelCall(_http, server.Url, TimeProvider.System), new ExampleOptions { BaseUrl = server.Url, TokenPlace = place }, credential);
}
