using System.Net;
using System.Net.Sockets;

namespace Distribution.Publishing.Ingesting;

/// <summary>Makes the only handler that may be given addresses from outside.</summary>
public static class GuardedHandler
{
    /// <summary>
    /// Connects to the very address that was checked, so that a name which answers differently the second time reaches nothing. No proxy, no cookies,
    /// no redirects of its own.
    /// </summary>
    public static SocketsHttpHandler Create(PageFetchOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 0,
        ConnectTimeout = options.Timeout,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, PageFetchOptions options, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        var allowed = options.AllowPrivateAddresses ? addresses : Array.FindAll(addresses, PublicAddress.IsPublic);
        if (allowed.Length == 0)
        {
            throw new ClosedAddressException($"{endPoint.Host} is an address of a private network or of this machine.");
        }

        Socket? socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }
}

/// <summary>A name led to an address that a stranger must not reach through us.</summary>
public sealed class ClosedAddressException : IOException
{
    /// <summary>Made without a sentence.</summary>
    public ClosedAddressException() { }

    /// <summary>Made with the sentence to show.</summary>
    public ClosedAddressException(string message) : base(message) { }

    /// <summary>Made around another fault.</summary>
    public ClosedAddressException(string message, Exception innerException) : base(message, innerException) { }
}
