using System.Net;

namespace Distribution.Publishing.Channels.X;

/// <summary>
/// An empty body that can be sent once. .NET repeats a request without content on a reused connection that dies; one with content,
/// even of no bytes, it does not (measured in ChannelConformance), and X reads <c>Content-Length: 0</c> as no body.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private bool _written;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (_written)
        {
            throw new NeverSentException("The request was already sent once.");
        }

        _written = true;
        return Task.CompletedTask;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
