using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;

namespace Distribution.Sandbox.Tests.Graph;

/// <summary>A correct caller of the Graph API, with what it takes to be an incorrect one.</summary>
public sealed class GraphClient(Uri address, string token, string secret = GraphSandboxOptions.DefaultAppSecret) : IDisposable
{
    public const string Version = "v26.0";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };

    public string Proof => GraphProof.Of(token, secret);

    public Task<GraphAnswer> PostAsync(string path, JsonObject body)
    {
        body["appsecret_proof"] = Proof;
        return SendAsync(HttpMethod.Post, path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
    }

    public Task<GraphAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "appsecret_proof=" + Proof);

    public Task<GraphAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path + "?appsecret_proof=" + Proof);

    public async Task<GraphAnswer> SendAsync(HttpMethod method, string path, HttpContent? content = null, bool bearer = true, string version = Version)
    {
        using var request = new HttpRequestMessage(method, $"{version}/{path}") { Content = content };
        request.Headers.Authorization = bearer ? new AuthenticationHeaderValue("Bearer", token) : null;
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new GraphAnswer((int)response.StatusCode, body, response.Headers.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => _http.Dispose();
}
