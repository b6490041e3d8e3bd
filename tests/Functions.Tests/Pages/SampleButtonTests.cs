using System.Net;
using System.Text.RegularExpressions;

namespace Distribution.Functions.Tests.Pages;

public sealed partial class SampleButtonTests : IAsyncLifetime
{
    private ServeHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ServeHost.StartAsync(options =>
    {
        Directory.CreateDirectory(options.Samples!);
        File.WriteAllText(Path.Combine(options.Samples!, "first.json"), SignedCall.Article(1, headline: "<script>alert(1)</script>"));
        File.WriteAllText(Path.Combine(options.Samples!, "front.html"), "<p>No article.</p>");
        File.WriteAllText(Path.Combine(options.Samples!, "README.md"), "Not offered.");
        return options;
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Press_Twice_PostsOnceAndThePageShowsIt()
    {
        var token = await VisitAsync();

        using var first = await PressAsync("first.json", token);
        using var second = await PressAsync("first.json", token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);    // after the redirect
        Assert.Equal("/", first.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Single(await _host.PostsAsync(count: 1));
        var page = await _host.Client.GetStringAsync("/", Cancellation);
        Assert.Contains("See the post", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AsServed_AllowsNothingButItsOwnStyleAndForms()
    {
        using var response = await _host.Client.GetAsync("/", Cancellation);

        Assert.Equal(
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("samesite=strict", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.DoesNotContain("README.md", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("color-scheme: light dark", await _host.Client.GetStringAsync("/style.css", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example", true)]
    [InlineData("null", true)]
    [InlineData(null, true)]
    [InlineData("own", false)]
    public async Task Press_FromElsewhere_DoesNothing(string? origin, bool withToken)
    {
        var token = await VisitAsync();

        using var response = await PressAsync("first.json", withToken ? token : new string('0', token.Length), origin);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        await _host.IdleAsync();
        Assert.Empty(await _host.PostsAsync());
    }

    [Theory]
    [InlineData("front.html", HttpStatusCode.UnprocessableEntity)]
    [InlineData("README.md", HttpStatusCode.NotFound)]
    [InlineData("..%2Fdistribution.json", HttpStatusCode.NotFound)]
    public async Task Press_OnWhatIsNoSample_SaysSo(string file, HttpStatusCode status)
    {
        using var response = await PressAsync(file, await VisitAsync());

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/openapi/v1.json")]
    public async Task Get_UnderANameThatIsNotThisMachines_IsRefused(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "rebound.example";

        using var response = await _host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<string> VisitAsync() => Token.Match(await _host.Client.GetStringAsync("/", Cancellation)).Groups[1].Value;

    private async Task<HttpResponseMessage> PressAsync(string file, string token, string? origin = "own")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/samples/" + file);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? _host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        }

        return await _host.Client.SendAsync(request, Cancellation);
    }

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Token { get; }
}
