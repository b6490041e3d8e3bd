using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Distribution.Functions.Tests;

/// <summary>A request as a newsroom's system signs it, written from the documentation and not from the code.</summary>
internal sealed record SignedCall
{
    private static int _count;

    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/api/articles";

    public string Body { get; init; } = "";

    public string Source { get; init; } = "cms";

    public string Secret { get; init; } = ServeHost.Secret;

    public string Nonce { get; init; } = $"nonce-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";

    public DateTimeOffset SignedAt { get; init; } = TimeProvider.System.GetUtcNow();

    public string? Event { get; init; }

    public string ContentType { get; init; } = "application/json";

    public bool Chunked { get; init; }

    /// <summary>What is done to the request after it was signed.</summary>
    public Action<HttpRequestMessage>? Tamper { get; init; }

    public static SignedCall Publish(int number, string headline = "A headline", string more = "") => new() { Body = Article(number, headline, more) };

    public static SignedCall Withdraw(string path, string body = "") => new() { Method = "DELETE", Path = path, Body = body };

    public static string Article(int number, string headline = "A headline", string more = "") =>
        $$"""
        { "id": "n-{{number}}", "url": "https://news.example.com/{{number}}", "headline": "{{headline}} {{number}}", "publishedAt": "{{TimeProvider.System.GetUtcNow():O}}"{{more}} }
        """;

    public HttpRequestMessage ToRequest()
    {
        var timestamp = SignedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var deed = Method == "DELETE" ? $"DELETE {Path}\n" : Event == "changed" ? "changed\n" : "";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{timestamp}\n{Nonce}\n{deed}{Body}"));
        var request = new HttpRequestMessage(new(Method), Path);
        request.Headers.Add("X-Distribution-Source", Source);
        request.Headers.Add("X-Distribution-Timestamp", timestamp);
        request.Headers.Add("X-Distribution-Nonce", Nonce);
        request.Headers.Add("X-Distribution-Signature", "sha256=" + Convert.ToHexStringLower(signature));
        if (Event is not null)
        {
            request.Headers.Add("X-Distribution-Event", Event);
        }

        if (Body.Length > 0)
        {
            request.Content = new StringContent(Body, Encoding.UTF8, new MediaTypeHeaderValue(ContentType));
            request.Headers.TransferEncodingChunked = Chunked;
        }

        Tamper?.Invoke(request);
        return request;
    }
}
