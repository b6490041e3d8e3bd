using System.Net;
using Distribution.Functions.Hosting.Serving;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Distribution.Functions.Public;

/// <summary>The public endpoints alone, on a free port of this machine: for a command that works beside no <c>serve</c>, so that the stand-ins can fetch.</summary>
internal sealed class PublicHost : IAsyncDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;

    private PublicHost(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <param name="pipeline">Whose pictures it serves.</param>
    public static async Task<PublicHost> StartAsync(IServiceProvider pipeline, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var host = new PublicHost(builder.Build());
        try
        {
            host._app.MapPublic(pipeline);
            await host._app.StartAsync(cancellationToken);
            return host;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopWithin);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }
}
