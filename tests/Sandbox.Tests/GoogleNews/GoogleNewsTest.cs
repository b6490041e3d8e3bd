using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Distribution.Sandbox.GoogleNews;
using Microsoft.Extensions.Time.Testing;

namespace Distribution.Sandbox.Tests.GoogleNews;

/// <summary>A sandbox with a correct caller of Google, a publisher's site and a clock that stands still.</summary>
public abstract class GoogleNewsTest : IAsyncLifetime
{
    protected const string Webmasters = "https://www.googleapis.com/auth/webmasters";
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    protected string Folder { get; } = Directory.CreateTempSubdirectory("sandbox-").FullName;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    protected SandboxServer Server { get; private set; } = null!;

    protected LoopbackSite Site { get; private set; } = null!;

    /// <summary>What the site answers, by path; 404 for any other.</summary>
    protected Dictionary<string, LoopbackReply> Pages { get; } = [];

    protected string FeedUrl => Site.Address + "feed.xml";

    protected string SitemapUrl => Site.Address + "news-sitemap.xml";

    protected GoogleNewsSandbox Google => Server.GoogleNews;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server = await StartAsync(new GoogleNewsSandboxOptions());
        Site = await LoopbackSite.StartAsync(request => Pages.TryGetValue(request.Path, out var page)
            ? page.Headers.TryGetValue("ETag", out var tag) && request.Headers.GetValueOrDefault("If-None-Match") == tag ? new LoopbackReply(304, "") : page
            : new LoopbackReply(404, ""));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        await Site.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected Task<SandboxServer> StartAsync(GoogleNewsSandboxOptions options) => SandboxServer.StartAsync(
        new SandboxOptions { DataFolder = Folder, Seed = 1, TimeProvider = Time, GoogleNews = options }, Cancellation);

    protected async Task RestartAsync(GoogleNewsSandboxOptions options)
    {
        await Server.DisposeAsync();
        Server = await StartAsync(options);
    }

    protected void Publish(params string[] items) => Pages["/feed.xml"] = new LoopbackReply(200, FeedOf(FeedUrl, items))
    {
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/rss+xml; charset=utf-8", ["ETag"] = $"\"{items.Length}-{string.Concat(items).GetHashCode(StringComparison.Ordinal)}\"" },
    };

    protected static string Item(string id, string title) => $"""
        <item><guid isPermaLink="false">{id}</guid><title>{title}</title><link>https://news.example.com/{id}</link>
        <pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate></item>
        """;

    protected string FeedOf(string self, params string[] items) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title>
        <atom:link rel="self" type="application/rss+xml" href="{self}"/><atom:link rel="hub" href="{Server.Address}hub"/>
        {string.Concat(items)}</channel></rss>
        """;

    protected Task<GoogleAnswer> PingAsync() => FormAsync("hub", ("hub.mode", "publish"), ("hub.url", FeedUrl), ("hub.topic", FeedUrl));

    protected Task<GoogleAnswer> FormAsync(string path, params (string Name, string Value)[] form) => SendAsync(
        HttpMethod.Post, path, new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));

    protected Task<GoogleAnswer> JsonAsync(string path, JsonObject body, string? token = null) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), token);

    protected async Task<GoogleAnswer> SendAsync(HttpMethod method, string target, HttpContent? content = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, Server.Address + target) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request, Cancellation);
        return new GoogleAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response.Headers.RetryAfter?.ToString());
    }

    protected async Task<string> TokenAsync() =>
        (string)JsonNode.Parse((await GrantAsync(Assertion())).Body)!["access_token"]!;

    protected Task<GoogleAnswer> GrantAsync(string assertion) =>
        FormAsync("token", ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", assertion));

    protected string Assertion(
        string? issuer = null, string audience = "https://oauth2.googleapis.com/token", string scope = Webmasters, int minutesOff = 0, RSA? key = null)
    {
        var account = JsonNode.Parse(Google.ServiceAccount)!;
        using var own = RSA.Create();
        own.ImportFromPem((string)account["private_key"]!);
        var now = Time.GetUtcNow().AddMinutes(minutesOff).ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = issuer ?? (string)account["client_email"]!,
            ["aud"] = audience,
            ["scope"] = scope,
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        var head = Encode(Encoding.UTF8.GetBytes(new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = (string)account["private_key_id"]! }.ToJsonString()))
            + "." + Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        return head + "." + Encode((key ?? own).SignData(Encoding.ASCII.GetBytes(head), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}

public sealed record GoogleAnswer(int Status, string Body, string? RetryAfter)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Error => (string?)Json["error"];

    public string? Reason => (string?)Json["error"]!["errors"]![0]!["reason"];
}
