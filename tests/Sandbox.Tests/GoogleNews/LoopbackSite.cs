using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Distribution.Sandbox.Tests.GoogleNews;

/// <summary>A publisher's site, or a subscriber, on a real socket.</summary>
public sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<LoopbackRequest> _requests = new();

    private LoopbackSite(Func<LoopbackRequest, LoopbackReply> reply)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var request = new LoopbackRequest(context.Request.Method, context.Request.Path.Value!, context.Request.QueryString.Value!)
            {
                Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                Query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
                Body = body.ToArray(),
            };
            _requests.Enqueue(request);
            var answer = reply(request);
            context.Response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
            {
                context.Response.Headers[name] = value;
            }

            if (answer.Body.Length > 0)
            {
                await context.Response.WriteAsync(answer.Body);
            }
        });
    }

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<LoopbackRequest> Requests => [.. _requests];

    public static async Task<LoopbackSite> StartAsync(Func<LoopbackRequest, LoopbackReply> reply)
    {
        var site = new LoopbackSite(reply);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

public sealed record LoopbackRequest(string Method, string Path, string QueryText)
{
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
    public required IReadOnlyDictionary<string, string> Query { get; init; }
    public required byte[] Body { get; init; }
}

public sealed record LoopbackReply(int Status, string Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
