using System.Net;

namespace Distribution.Publishing.Channels;

/// <summary>
/// A body that can be sent once, for a call that publishes nothing and still must not be repeated unseen. .NET repeats a request without
/// content on a reused connection that dies; one with content, even of no bytes, it does not (measured in ChannelConformance).
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] _body = [];
    private bool _written;

    /// <summary>Of no bytes: <c>Content-Length: 0</c> is read as no body.</summary>
    public OnceContent() { }

    public OnceContent(byte[] body, string mediaType)
    {
        _body = body;
        Headers.ContentType = new(mediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_written)
        {
            throw new NeverSentException("The request was already sent once.");
        }

        _written = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
