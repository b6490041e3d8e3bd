using System.Net.Sockets;

namespace Distribution.Publishing.Channels;

/// <summary>What an exception from a publishing call says about whether the network may have carried it out.</summary>
internal static class PublishingCall
{
    extension(Exception exception)
    {
        /// <summary>Whether no byte of the body can have reached the network: no name, no connection, no TLS, or refused by ourselves.</summary>
        /// <remarks>A refusal to write the body a second time comes after the first one left, so the refusal alone proves nothing.</remarks>
        public bool NeverSent(PublishingContent content) => !content.MayHaveLeft && exception.EndsTheCall;

        /// <summary>Whether it is an end of the call and not a bug of ours: a broken connection, a time-out, an unreadable answer.</summary>
        public bool EndsTheCall =>
            exception is HttpRequestException or OperationCanceledException or IOException or SocketException or NeverSentException;
    }
}
