using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Distribution.Sandbox.X;
using Distribution.Sandbox.X.Auth;

namespace Distribution.Sandbox.Tests;

/// <summary>A correct caller of X, with what it takes to be an incorrect one.</summary>
public sealed class XClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly XSandboxAccount _account;
    private readonly TimeProvider _time;

    public XClient(Uri address, XSandboxAccount account, TimeProvider time)
    {
        (_account, _time) = (account, time);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("tests");
    }

    public Task<XAnswer> PostAsync(string text) => PostJsonAsync(new JsonObject { ["text"] = text }.ToJsonString());

    public Task<XAnswer> PostJsonAsync(string json, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, "2/tweets", content: new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue(contentType)));

    public Task<XAnswer> GetAsync(string target) => SendAsync(HttpMethod.Get, target);

    public Task<XAnswer> DeleteAsync(string id) => SendAsync(HttpMethod.Delete, "2/tweets/" + id);

    public async Task<XAnswer> SendAsync(HttpMethod method, string target, HttpContent? content = null, AuthenticationHeaderValue? authorization = null)
    {
        using var request = new HttpRequestMessage(method, target) { Content = content };
        request.Headers.Authorization = authorization ?? Sign(method.Method, new Uri(_http.BaseAddress!, target));
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new XAnswer((int)response.StatusCode, body, response.Headers.ToDictionary(header => header.Key, header => header.Value.First()));
    }

    public AuthenticationHeaderValue Sign(string method, Uri uri, string? nonce = null, TimeSpan off = default, bool withQuery = true)
    {
        List<KeyValuePair<string, string>> oauth =
        [
            new("oauth_consumer_key", _account.ConsumerKey),
            new("oauth_nonce", nonce ?? Guid.NewGuid().ToString("N")),
            new("oauth_signature_method", "HMAC-SHA1"),
            new("oauth_timestamp", (_time.GetUtcNow() + off).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new("oauth_token", _account.AccessToken),
            new("oauth_version", "1.0"),
        ];
        var query = withQuery ? QueryParameters.Read(uri.Query.TrimStart('?')) : [];
        var signature = OAuth1Signature.Sign(
            OAuth1Signature.BaseString(method, uri.GetLeftPart(UriPartial.Path), oauth.Concat(query)), _account.ConsumerSecret, _account.AccessTokenSecret);
        return new AuthenticationHeaderValue(
            "OAuth", string.Join(", ", oauth.Append(new("oauth_signature", signature)).Select(pair => $"{pair.Key}=\"{Uri.EscapeDataString(pair.Value)}\"")));
    }

    public void Dispose() => _http.Dispose();
}
