using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Distribution.Sandbox.Tests.Graph;

/// <summary>A site of one's own that pictures and pages are fetched from.</summary>
public sealed class LoopbackSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, (int Status, byte[] Body)> _files = new();
    private readonly ConcurrentQueue<string> _fetched = new();
    private readonly Task _serving;

    public LoopbackSite()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The paths asked for.</summary>
    public IReadOnlyList<string> Fetched => [.. _fetched];

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Put(string path, byte[] body, int status = 200)
    {
        _files[path] = (status, body);
        return $"http://127.0.0.1:{Port}{path}";
    }

    /// <summary>An address that takes the connection and never answers.</summary>
    public string Silent => Put("/silent", [], 0);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _serving;
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_stopping.Token))!.Split(' ')[1];
                while ((await reader.ReadLineAsync(_stopping.Token))?.Length > 0)
                {
                }

                _fetched.Enqueue(path);
                var (status, body) = _files.TryGetValue(path, out var file) ? file : (404, []);
                if (status == 0)
                {
                    await Task.Delay(Timeout.Infinite, _stopping.Token);
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} -\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), _stopping.Token);
                await stream.WriteAsync(body, _stopping.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The caller had enough, or the test is over.
            }
        }
    }
}
