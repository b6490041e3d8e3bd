using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Hosting.Startup;
using Distribution.Functions.Public;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Sandbox;
using Distribution.Sandbox.Faults;
using Microsoft.Extensions.Options;

namespace Distribution.Functions.Commands.View;

/// <summary>The pipeline as one command has it: of its own, with stand-ins where nothing is to leave, or beside a serving process that does the work.</summary>
internal sealed class PipelineSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SandboxServer? _sandbox;
    private readonly PublicHost? _public;
    private readonly CancellationTokenSource _stopping = new();
    private Task _workers = Task.CompletedTask;

    private PipelineSession(PipelineSettings settings, ServiceProvider services, SandboxServer? sandbox, PublicHost? site, Uri? serve) =>
        (Settings, _services, _sandbox, _public, Serve) = (settings, services, sandbox, site, serve);

    public PipelineSettings Settings { get; }

    /// <summary>The serving process that this command leaves the work to; null when it does it itself.</summary>
    public Uri? Serve { get; }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens the store; nothing runs yet.</summary>
    /// <param name="serve">The serving process of the same store, if there is one: then nothing is started here.</param>
    public static async Task<PipelineSession> OpenAsync(
        PipelineSettings settings, Uri? serve, IReadOnlyList<FaultRule> faults, bool verbose, CancellationToken cancellationToken)
    {
        var sandbox = serve is null && settings.Mode.IsSandbox ? await settings.StartSandboxAsync(port: 0, cancellationToken) : null;
        foreach (var fault in faults)
        {
            sandbox?.Faults.Add(fault);
        }

        PublicHost? site = null;
        var used = sandbox is null ? settings : settings.On(sandbox, linksToFiles: true) with { PublicAddress = () => site?.Address };
        var services = Build(used, verbose);
        site = sandbox is null ? null : await PublicHost.StartAsync(services, cancellationToken);
        var session = new PipelineSession(used, services, sandbox, site, serve);
        if (serve is null)
        {
            session.Get<IStartupValidator>().Validate();
            await Opening.OpenChannelsAsync(session._services, cancellationToken);
        }

        return session;
    }

    /// <summary>Opens the store for reading alone.</summary>
    public static PipelineSession OpenToRead(PipelineSettings settings) => new(settings, Build(settings, verbose: false), sandbox: null, site: null, serve: null);

    /// <summary>Works on what concerns these alone; again with others when more is known.</summary>
    /// <param name="subjects">Ids of articles and events.</param>
    public void WorkOn(params string[] subjects)
    {
        Get<SqliteMessageQueue>().OnlyAbout = subjects;
        Get<ChannelTending>().OnlyAbout = subjects;
        if (Serve is null && _workers.IsCompleted)
        {
            _workers = Get<Workers>().RunAsync(_stopping.Token);
        }
    }

    /// <summary>Works on whatever comes, as a serving process does.</summary>
    public void WorkOnEverything() => _workers = Get<Workers>().RunAsync(_stopping.Token);

    /// <summary>Whether the event has been carried out, or set aside for a person.</summary>
    public async Task<bool> IsCarriedOutAsync(ArticleEvent said, CancellationToken cancellationToken)
    {
        // Only the event's own wake-up is looked for, whatever else the workers may take.
        var queue = new SqliteMessageQueue(Get<SqliteDatabase>(), Get<ProcessLock>(), Get<TimeProvider>()) { OnlyAbout = [said.Id] };
        return await queue.NextVisibleAsync(Publishing.Messages.Queues.ForEvent(said.Breaking), cancellationToken) is null;
    }

    /// <summary>Begins nothing more; what was begun is brought to its end.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _workers;
    }

    /// <summary>Writes what is on the stand-ins for readers; null when there are none here.</summary>
    public async Task<string?> WritePagesAsync(CancellationToken cancellationToken)
    {
        if (_sandbox is null)
        {
            return null;
        }

        await _sandbox.Pages.WriteAsync(Settings.StoreFolder, cancellationToken);
        return Path.Combine(Settings.StoreFolder, SandboxHost.LastPage);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        if (_public is not null)
        {
            await _public.DisposeAsync();
        }

        await _services.DisposeAsync();
        _stopping.Dispose();
    }

    private static ServiceProvider Build(PipelineSettings settings, bool verbose)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging
            .SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Error)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff "))
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        return services.AddPipeline(settings).AddSingleton<Workers>().BuildServiceProvider();
    }
}
