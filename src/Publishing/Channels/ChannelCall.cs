using System.Net;
using System.Net.Http.Headers;

namespace Distribution.Publishing.Channels;

/// <summary>Makes one request to a network and reads what came back. Repeats nothing.</summary>
/// <param name="baseUrl">Scheme and host.</param>
internal sealed class ChannelCall(HttpClient http, Uri baseUrl, TimeProvider time)
{
    private static readonly ProductInfoHeaderValue UserAgent = new("Distribution", "1.0");

    /// <summary>A request with neither a body nor a credential.</summary>
    public HttpRequestMessage Request(HttpMethod method, string pathAndQuery)
    {
        var request = new HttpRequestMessage(method, new Uri(baseUrl, pathAndQuery))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Accept.Add(new("application/json"));
        return request;
    }

    /// <summary>Sends it and reads the answer.</summary>
    /// <param name="timeout">For the whole of it.</param>
    /// <param name="bodyCap">Bytes of the answer that are read.</param>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public async Task<ChannelAnswer> SendAsync(HttpRequestMessage request, TimeSpan timeout, int bodyCap, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        var body = await ReadAsync(response.Content, bodyCap, either.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return new((int)response.StatusCode, response.Headers, body);
    }

    /// <summary>Sends it and has the answer's status and body read as they arrive, for what is too long to hold.</summary>
    /// <param name="timeout">For the whole of it.</param>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public async Task<T> ReadAsync<T>(
        HttpRequestMessage request,
        TimeSpan timeout,
        Func<int, Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        await using var body = await response.Content.ReadAsStreamAsync(either.Token);
        return await read((int)response.StatusCode, body, either.Token);
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
