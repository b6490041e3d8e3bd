using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Distribution.Publishing.Channels.Graph;

/// <summary>
/// Makes one request to the Graph API and reads what came back. Repeats nothing, and puts no token into a URL. Everything but a read
/// carries a JSON body: .NET repeats a request without one on a reused connection that dies.
/// </summary>
internal sealed class GraphCalls(ChannelCall calls, GraphOptions options, GraphCredential credential)
{
    private const string Json = "application/json";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A read.</summary>
    /// <param name="path">Below the version: <c>111/published_posts</c>.</param>
    /// <param name="query">Names and values, not encoded.</param>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public async Task<ChannelAnswer> GetAsync(string path, IReadOnlyList<KeyValuePair<string, string>> query, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var pairs = credential.Proof is { } proof ? query.Append(new("appsecret_proof", proof)) : query;
        var encoded = string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        using var request = Request(HttpMethod.Get, encoded.Length == 0 ? path : $"{path}?{encoded}");
        request.Headers.Authorization = new("Bearer", credential.AccessToken);
        return credential.HideIn(await calls.SendAsync(request, timeout, ChannelAnswer.BodyCap, cancellationToken));
    }

    /// <summary>A call that changes something nobody sees, or takes something away. Sent at most once.</summary>
    /// <param name="body">A JSON object without credentials.</param>
    /// <exception cref="HttpRequestException">No answer, or not even a connection.</exception>
    /// <exception cref="OperationCanceledException">The time-out, or the caller's wish.</exception>
    public async Task<ChannelAnswer> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var content = new OnceContent(WithCredential(body), Json);
        return await SendAsync(method, path, content, timeout, cancellationToken);
    }

    /// <summary>
    /// The one publishing call. Nobody but its own time-out ends it: a call cut off by a shutdown would be a doubt made by ourselves.
    /// </summary>
    /// <param name="body">A JSON object without credentials.</param>
    /// <param name="read">What an answer means.</param>
    public async Task<PublishReply> PublishAsync(string path, ReadOnlyMemory<byte> body, SendPermit permit, Func<ChannelAnswer, PublishReply> read)
    {
        using var content = new PublishingContent(WithCredential(body), Json, permit);
        try
        {
            return read(await SendAsync(HttpMethod.Post, path, content, options.CallTimeout, CancellationToken.None));
        }
        catch (Exception e) when (e.NeverSent(content))
        {
            return new(new DeliveryOutcome.Deferred($"Nothing was sent to {options.Spoken}: {(e.InnerException as NeverSentException ?? e).Message}", null));
        }
        catch (Exception e) when (e.EndsTheCall)
        {
            return new(new DeliveryOutcome.InDoubt($"{options.Spoken} did not answer: {e.Message}"));
        }
    }

    private async Task<ChannelAnswer> SendAsync(HttpMethod method, string path, HttpContent content, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = Request(method, path);
        request.Content = content;
        request.Headers.Authorization = options.TokenPlace is TokenPlace.Header ? new("Bearer", credential.AccessToken) : null;
        return credential.HideIn(await calls.SendAsync(request, timeout, ChannelAnswer.ShortBodyCap, cancellationToken));
    }

    private HttpRequestMessage Request(HttpMethod method, string pathAndQuery) => calls.Request(method, $"/{options.Version}/{pathAndQuery}");

    /// <summary>The same object with the proof, and the token where that is its place. The same bytes at each sending.</summary>
    private byte[] WithCredential(ReadOnlyMemory<byte> body)
    {
        var token = options.TokenPlace is TokenPlace.Body ? credential.AccessToken : null;
        if (token is null && credential.Proof is null)
        {
            return body.ToArray();
        }

        var bytes = new ArrayBufferWriter<byte>(body.Length);
        using var document = JsonDocument.Parse(body);
        using var writer = new Utf8JsonWriter(bytes, Writing);
        writer.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            property.WriteTo(writer);
        }

        foreach (var (name, value) in new[] { ("access_token", token), ("appsecret_proof", credential.Proof) })
        {
            if (value is not null)
            {
                writer.WriteString(name, value);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }
}
