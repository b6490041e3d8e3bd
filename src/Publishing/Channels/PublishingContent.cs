using System.Net;

namespace Distribution.Publishing.Channels;

/// <summary>
/// A publishing call's body. It asks the permit at the last moment there is, when the bytes are about to be written: a request
/// whose body was never sent is one no network carries out. It is never empty, since .NET repeats a body-less request by itself
/// on a reused connection that dies, and can be written only once, so nothing below can repeat it either.
/// </summary>
internal sealed class PublishingContent : HttpContent
{
    private readonly byte[] _body;
    private readonly SendPermit _permit;
    private bool _written;

    public PublishingContent(byte[] body, string mediaType, SendPermit permit)
    {
        ArgumentOutOfRangeException.ThrowIfZero(body.Length);
        (_body, _permit) = (body, permit);
        Headers.ContentType = new(mediaType);
    }

    /// <summary>Whether a single byte may have left.</summary>
    public bool MayHaveLeft => _written;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_written || !_permit.IsOpen)
        {
            throw new NeverSentException(_written ? "The body was already written once." : "The claim was too old to begin the call.");
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
