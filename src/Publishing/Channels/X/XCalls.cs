using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Distribution.Publishing.Channels.X;

/// <summary>Makes one request, signed, and reads what came back. Repeats nothing.</summary>
/// <param name="nonce">A new value for each request: X refuses one it has seen.</param>
internal sealed class XCalls(HttpClient http, XOptions options, TimeProvider time, Func<string> nonce)
{
    private static readonly ProductInfoHeaderValue UserAgent = new("Distribution", "1.0");

    /// <summary>A request with everything but a body, signed.</summary>
    public HttpRequestMessage Request(HttpMethod method, string pathAndQuery, XCredential credential)
    {
        var request = Request(method, pathAndQuery);
        request.Headers.Authorization = credential switch
        {
            XCredential.OAuth2 token => new("Bearer", token.AccessToken),
            XCredential.OAuth1 keys => AuthenticationHeaderValue.Parse(
                OAuth1Signature.Header(keys, method, request.RequestUri!, nonce(), time.GetUtcNow().ToUnixTimeSeconds(), [])),
            _ => throw new UnreachableException($"A credential nobody knows: {credential}"),
        };
        return request;
    }

    /// <summary>A request with neither a body nor a credential.</summary>
    public HttpRequestMessage Request(HttpMethod method, string pathAndQuery)
    {
        var request = new HttpRequestMessage(method, new Uri(options.BaseUrl, pathAndQuery))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Accept.Add(new("application/json"));
        return request;
    }

    /// <summary>Sends it and reads the answer, within the call's own time-out.</summary>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public Task<XAnswer> SendAsync(HttpRequestMessage request, int bodyCap, CancellationToken cancellationToken) =>
        SendAsync(request, bodyCap, options.CallTimeout, cancellationToken);

    /// <summary>The same, within another time.</summary>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public async Task<XAnswer> SendAsync(HttpRequestMessage request, int bodyCap, TimeSpan within, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        var body = await ReadAsync(response.Content, bodyCap, either.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return new((int)response.StatusCode, response.Headers, body);
    }

    /// <summary>The body up to the cap. A break or a time-out in it leaves what had arrived: the status has been said already.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        var buffer = new byte[cap];
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            while (length < cap && await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
            {
                length += read;
            }
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            // The status line counts; a body that is not whole reads as none.
        }

        return buffer.AsMemory(0, length);
    }
}
