using Distribution.Functions.Hosting.SelfHosted;

namespace Distribution.Functions.Hosting.Serving;

/// <summary>The workers beside the web server: they begin when it listens, take nothing new once it is told to stop, and finish what they have begun.</summary>
internal sealed partial class WorkersService(Workers workers, IHostApplicationLifetime lifetime, ILogger<WorkersService> logger) : BackgroundService
{
    /// <summary>Whether they run; null before they have begun.</summary>
    public bool? Alive => ExecuteTask is not { } running || !lifetime.ApplicationStarted.IsCancellationRequested ? null : !running.IsCompleted;

    /// <summary>A bug ended them, and with them the process.</summary>
    public bool Crashed { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        if (!await StartedAsync(stopping.Token))
        {
            return;    // the address could not be had: another process may be at work on this store
        }

        try
        {
            await workers.RunAsync(stopping.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)    // the lanes catch what they can name; this is a bug, and a server without workers is worse than none
        {
            Crashed = true;
            LogCrashed(e);
            lifetime.StopApplication();
        }
    }

    private async Task<bool> StartedAsync(CancellationToken stopping)
    {
        var decided = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopped = stopping.Register(() => decided.TrySetResult(false));
        using var started = lifetime.ApplicationStarted.Register(() => decided.TrySetResult(true));
        return await decided.Task;
    }

    [LoggerMessage(2201, LogLevel.Critical, "The workers ended by themselves; the process stops")]
    private partial void LogCrashed(Exception exception);
}
