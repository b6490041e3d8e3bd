using System.Net;
using Distribution.Sandbox.Facebook;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.GoogleNews;
using Distribution.Sandbox.Instagram;
using Distribution.Sandbox.Pages;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Distribution.Sandbox;

/// <summary>The networks' stand-ins behind one loopback address. What they hold is in the data folder and outlives the server.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    private readonly SandboxDatabase _database;
    private readonly Journal _journal;
    private readonly WebApplication _app;
    private readonly Fetcher _fetcher;
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    private SandboxServer(SandboxOptions options)
    {
        var chance = new Chance(options.Seed);
        _database = new SandboxDatabase(options.DataFolder);
        _journal = new Journal(_database);
        Faults = new FaultScript(chance);
        X = new XSandbox(_database, _journal, options, chance);
        Facebook = new FacebookSandbox(_database, _journal, options, chance);
        Instagram = new InstagramSandbox(_database, _journal, options, chance);
        GoogleNews = new GoogleNewsSandbox(_database, _journal, options, _stopping.Token);
        _fetcher = new Fetcher(options.TimeProvider, options.FetchWithin);

        // The first that serves a path has it: Facebook takes what is certainly a Page's, Instagram the rest of the Graph API.
        IReadOnlyList<ISandboxNetwork> networks = [X, GoogleNews, Facebook, Instagram];
        Pages = new SandboxPages(networks);
        Networks = [.. networks.Select(network => network.Access)];
        _app = Build(options.Port);

        var requests = new NetworkRequests(options, Faults, _journal, chance, _fetcher, _stopping.Token);
        var paths = new SandboxPaths(options.TimeProvider, networks, Pages, Faults, _journal, new ReplyWriter(options.TimeProvider, _stopping.Token));
        _app.Run(context => networks.FirstOrDefault(network => network.Serves(context.Request.Path.Value ?? "/")) is { } network
            ? UntilStoppedAsync(requests.HandleAsync(context, network), context)
            : UntilStoppedAsync(paths.HandleAsync(context), context));
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port/</c>. Also the base address of every network's interface.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Every stand-in here.</summary>
    public IReadOnlyList<SandboxAccess> Networks { get; }

    public FaultScript Faults { get; }

    public SandboxPages Pages { get; }

    public XSandbox X { get; }

    public FacebookSandbox Facebook { get; }

    public InstagramSandbox Instagram { get; }

    public GoogleNewsSandbox GoogleNews { get; }

    /// <summary>What callers did that correct ones do not do; a test of a correct caller expects none.</summary>
    public IReadOnlyList<StrictnessEntry> Strictness => _journal.Strictness();

    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var server = new SandboxServer(options);
        try
        {
            await server._app.StartAsync(cancellationToken);
            return server;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops at once; late commits that have not happened yet never do.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        using var patience = new CancellationTokenSource(StopWithin);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        await GoogleNews.DisposeAsync();
        _stopping.Dispose();
        _fetcher.Dispose();
        _database.Dispose();
    }

    private async Task UntilStoppedAsync(Task handling, HttpContext context)
    {
        try
        {
            await handling;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        return builder.Build();
    }
}
