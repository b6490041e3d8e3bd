using System.Diagnostics;
using System.Net.Http.Headers;

namespace Distribution.Publishing.Channels.X;

/// <summary>Makes one request, signed, and reads what came back. Repeats nothing.</summary>
/// <param name="nonce">A new value for each request: X refuses one it has seen.</param>
internal sealed class XCalls(ChannelCall calls, XOptions options, TimeProvider time, Func<string> nonce)
{
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
    public HttpRequestMessage Request(HttpMethod method, string pathAndQuery) => calls.Request(method, pathAndQuery);

    /// <summary>Sends it and reads the answer, within the call's own time-out.</summary>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public Task<ChannelAnswer> SendAsync(HttpRequestMessage request, int bodyCap, CancellationToken cancellationToken) =>
        calls.SendAsync(request, options.CallTimeout, bodyCap, cancellationToken);

    /// <summary>Uploads a picture, or says what it shows, within that call's own time-out.</summary>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public Task<ChannelAnswer> UploadAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        calls.SendAsync(request, options.UploadTimeout, ChannelAnswer.ShortBodyCap, cancellationToken);
}
