using System.Globalization;
using System.Text;
using Distribution.Sandbox.Faults;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Distribution.Sandbox.Serving;

/// <summary>Sends a reply over the wire, whole or spoilt.</summary>
internal sealed class ReplyWriter(TimeProvider time, CancellationToken stopping)
{
    private const int Drips = 10;

    public async Task WriteAsync(HttpContext context, SandboxReply reply, Fault? fault)
    {
        var body = reply.Bytes?.ToArray() ?? Encoding.UTF8.GetBytes(reply.Body);
        var sent = fault is Fault.Truncated ? body[..(body.Length / 2)] : body;
        var response = context.Response;
        response.StatusCode = reply.Status;
        if (reply.Status == 204)
        {
            // A 204 has neither a body nor its headers.
            sent = [];
        }
        else
        {
            response.ContentType = reply.ContentType;
            response.ContentLength = sent.Length;
        }

        response.Headers.Date = (time.GetUtcNow() + (fault is Fault.ClockSkew skew ? skew.By : TimeSpan.Zero)).ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        switch (fault)
        {
            case null or not Fault.CutBody when sent.Length == 0:
                break;
            case Fault.CutBody when sent.Length == 0:
                Close(context);
                break;
            case Fault.CutBody:
                await response.Body.WriteAsync(sent.AsMemory(0, sent.Length / 2), stopping);
                await response.Body.FlushAsync(stopping);
                Close(context);
                break;
            case Fault.Slow slow:
                await DripAsync(response, sent, slow.Over / Drips);
                break;
            default:
                await response.Body.WriteAsync(sent, stopping);
                break;
        }
    }

    /// <summary>Ends the connection in order, without an answer.</summary>
    public static void Close(HttpContext context)
    {
        context.Features.Get<IConnectionSocketFeature>()?.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Both);
        context.Abort();
    }

    /// <summary>Ends the connection by RST.</summary>
    public static void Reset(HttpContext context)
    {
        context.Features.Get<IConnectionSocketFeature>()?.Socket.LingerState = new(enable: true, seconds: 0);
        context.Abort();
    }

    private async Task DripAsync(HttpResponse response, byte[] sent, TimeSpan pause)
    {
        foreach (var piece in sent.Chunk(Math.Max(1, (sent.Length + Drips - 1) / Drips)))
        {
            await response.Body.WriteAsync(piece, stopping);
            await response.Body.FlushAsync(stopping);
            await Task.Delay(pause, time, stopping);
        }
    }
}
