using System.Text;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Distribution.Sandbox.Serving;

/// <summary>Takes a request to a network through its fault, if it has one.</summary>
internal sealed class NetworkRequests(SandboxOptions options, FaultScript faults, Journal journal, Chance chance, Fetcher fetcher, CancellationToken stopping)
{
    private readonly ReplyWriter _writer = new(options.TimeProvider, stopping);

    public async Task HandleAsync(HttpContext context, ISandboxNetwork network)
    {
        var begun = options.TimeProvider.GetUtcNow();
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new SandboxRequest
        {
            Network = network.Name,
            Begun = begun,
            Answered = begun,
            Method = context.Request.Method,
            Path = target,
            Status = null,
            Fault = null,
        };

        var body = faults.ReadsBodies ? await ReadAsync(context) : null;
        var rule = faults.Next(network.Name, request.Method, target.Split('?')[0], body is null ? null : Encoding.UTF8.GetString(body));
        request = request with { Fault = rule?.Text };
        if (rule?.Fault is Fault.Reset)
        {
            Note(request, null);
            ReplyWriter.Reset(context);
            return;
        }

        if ((body ?? await ReadAsync(context)) is not { } whole)
        {
            Note(request, null);
            return;
        }

        var staysOn = rule?.Fault is Fault.Latency { CommitThoughGone: true } or Fault.LateCommit;
        var aborted = context.RequestAborted;
        var call = new SandboxCall(
            context, whole, begun, () => aborted.IsCancellationRequested && !staysOn && !chance.Happens(options.CommitAfterCallerGone))
        { Fault = rule?.Fault };
        await UnderAsync(rule?.Fault, context, network, call, request);
    }

    private async Task UnderAsync(Fault? fault, HttpContext context, ISandboxNetwork network, SandboxCall call, SandboxRequest request)
    {
        switch (fault)
        {
            case Fault.Answer answer:
                Note(request, answer.Status);
                await _writer.WriteAsync(context, network.Dress(answer), fault);
                return;
            case Fault.Latency latency:
                await Task.Delay(latency.Wait, options.TimeProvider, stopping);
                break;
            case Fault.LateCommit late:
                ReplyWriter.Close(context);
                await Task.Delay(late.Delay ?? chance.Between(options.MinLateCommit, options.MaxLateCommit), options.TimeProvider, stopping);
                break;
        }

        if (network.FetchFirst(call) is { } address)
        {
            call.Fetched = await fetcher.FetchAsync(address, network.TagOf(address), stopping);
        }

        var reply = network.Answer(call);
        Note(request, reply.Status);
        switch (fault)
        {
            case Fault.LateCommit:
                break;
            case Fault.AcceptThenDrop:
                ReplyWriter.Close(context);
                break;
            case Fault.AcceptThenHang hang:
                await HangAsync(context, hang.Wait);
                break;
            case Fault.AcceptThenAnswer instead when instead.Status >= 300:
                await _writer.WriteAsync(context, reply with { Status = instead.Status, ContentType = instead.ContentType, Body = instead.Body }, fault);
                break;
            case Fault.AcceptThenAnswer instead when reply.Status < 300:
                await _writer.WriteAsync(context, reply with { Status = Bodied(reply.Status, instead.Body), ContentType = instead.ContentType, Body = instead.Body }, fault);
                break;
            default:
                await _writer.WriteAsync(context, reply, fault);
                break;
        }
    }

    /// <summary>A 204 cannot have a body.</summary>
    private static int Bodied(int status, string body) => status == 204 && body.Length > 0 ? 200 : status;

    private async Task HangAsync(HttpContext context, TimeSpan wait)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        await Task.Delay(wait, options.TimeProvider, left.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ReplyWriter.Close(context);
    }

    /// <summary>The line is written before the answer leaves: who has the answer finds the line.</summary>
    private void Note(SandboxRequest request, int? status) =>
        journal.Add(request with { Answered = options.TimeProvider.GetUtcNow(), Status = status });

    /// <returns>Null when the caller left before the end of the body.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        try
        {
            using var buffer = new MemoryStream();
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
            return buffer.ToArray();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or BadHttpRequestException)
        {
            return null;
        }
    }
}
