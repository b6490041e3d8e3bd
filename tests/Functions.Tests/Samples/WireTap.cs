using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Distribution.Functions.Tests.Samples;

/// <summary>Stands between a channel and its stand-in and keeps every byte that went to the stand-in.</summary>
internal sealed partial class WireTap : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<MemoryStream> _sent = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _writing = new();
    private readonly Uri _beyond;
    private readonly Task _accepting;

    public WireTap(Uri beyond)
    {
        _beyond = beyond;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Whether exactly this request body went over the wire, but for what a person is not shown: proofs of a secret, and where a picture or a feed lies just now.</summary>
    public bool Saw(string body) => _sent.Any(sent => Shown(Text(sent)).Contains($"\r\n\r\n{body}", StringComparison.Ordinal));

    private static string Shown(string sent) => FeedAddress().Replace(
        PictureAddress().Replace(Proof().Replace(sent, ""), "\"image_url\":\"(where the picture is served)\""),
        "$1=(where the feed is served)");

    [GeneratedRegex(@",""appsecret_proof"":""[0-9a-f]{64}""")]
    private static partial Regex Proof();

    [GeneratedRegex(@"""image_url"":""http://127[^""]*""")]
    private static partial Regex PictureAddress();

    [GeneratedRegex(@"(hub\.url|hub\.topic)=http%3A%2F%2F127[^&]*%2Ffeeds%2Fgoogle-news%2Frss\.xml")]
    private static partial Regex FeedAddress();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stopping.Dispose();
    }

    private string Text(MemoryStream sent)
    {
        lock (_writing)
        {
            return Encoding.UTF8.GetString(sent.ToArray());
        }
    }

    private async Task AcceptAsync()
    {
        List<Task> relays = [];
        try
        {
            while (true)
            {
                relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient caller)
    {
        using var near = caller;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_beyond.Host, _beyond.Port, _stopping.Token);
            var sent = new MemoryStream();
            _sent.Add(sent);
            await Task.WhenAny(CopyAsync(near, far, sent), CopyAsync(far, near, kept: null));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One end has gone, and so goes the other.
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, MemoryStream? kept)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _stopping.Token) is > 0 and var count)
        {
            if (kept is not null)
            {
                lock (_writing)
                {
                    kept.Write(buffer, 0, count);
                }
            }

            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stopping.Token);
        }
    }
}
