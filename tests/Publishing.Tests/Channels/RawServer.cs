using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Distribution.Publishing.Tests.Channels;

/// <summary>A socket that reads requests byte for byte and does with the connection whatever a test wants; nothing tidies up in between.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly Func<RawRequest, RawReply> _reply;
    private readonly Task _accepting;
    private long _bytes;

    public RawServer(Func<RawRequest, RawReply> reply)
    {
        _reply = reply;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public RawServer(params RawReply[] replies) : this(request => replies[Math.Min(request.Number, replies.Length) - 1]) { }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>Whole requests, in the order they came.</summary>
    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    /// <summary>Every byte that came, of whole requests or not.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>A port nobody listens on.</summary>
    public static Uri Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            for (var number = 1; ; number++)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), number));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client, int connection)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadAsync(stream, connection) is { } request)
                {
                    _requests.Enqueue(request);
                    var reply = _reply(request);
                    await Task.Delay(reply.After, _stop.Token);
                    await stream.WriteAsync(reply.Bytes, _stop.Token);
                    if (reply.ThenClose)
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<RawRequest?> ReadAsync(NetworkStream stream, int connection)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!Ends(bytes))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            Interlocked.Increment(ref _bytes);
            bytes.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. bytes]).Split("\r\n");
        var headers = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToLookup(
            pair => pair[0],
            pair => pair[1],
            StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers["Content-Length"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        Interlocked.Add(ref _bytes, body.Length);
        return new(_requests.Count + 1, connection, lines[0], headers, body);
    }

    private static bool Ends(List<byte> bytes) => bytes.Count >= 4 && bytes[^4] == '\r' && bytes[^3] == '\n' && bytes[^2] == '\r' && bytes[^1] == '\n';
}

/// <summary>A request as it came.</summary>
/// <param name="Number">Counted from one over all connections.</param>
/// <param name="Line">Method, target and version.</param>
public sealed record RawRequest(int Number, int Connection, string Line, ILookup<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers[name].FirstOrDefault();
}

/// <summary>Bytes, and what becomes of the connection.</summary>
public sealed record RawReply(byte[] Bytes, bool ThenClose = false)
{
    public TimeSpan After { get; init; }

    /// <summary>The request was read; the connection ends without a byte.</summary>
    public static RawReply Nothing { get; } = new([], ThenClose: true);

    /// <summary>The request was read; nothing more happens for longer than anybody waits.</summary>
    public static RawReply Silence { get; } = new([]) { After = TimeSpan.FromMinutes(5) };

    public static RawReply Json(int status, string body, params string[] headers) => Of(status, "application/json; charset=utf-8", body, headers);

    public static RawReply Of(int status, string contentType, string body, params string[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var lines = headers.Prepend($"Content-Length: {bytes.Length}").Prepend($"Content-Type: {contentType}").Prepend($"HTTP/1.1 {status} As-It-Is");
        return new([.. Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"), .. bytes]);
    }

    /// <summary>A recorded answer: status line, headers, an empty line, the body; its length is filled in.</summary>
    public static RawReply Recorded(string text)
    {
        var (head, body) = text.ReplaceLineEndings("\n").Split("\n\n", 2) is [var first, var rest] ? (first, rest.TrimEnd('\n')) : (text.Trim(), "");
        var length = $"\nContent-Length: {Encoding.UTF8.GetByteCount(body)}";
        return new(Encoding.UTF8.GetBytes((head + length).ReplaceLineEndings("\r\n") + "\r\n\r\n" + body));
    }
}
