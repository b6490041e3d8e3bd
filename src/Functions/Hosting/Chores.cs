using Distribution.Publishing.Connecting;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Preparing;

namespace Distribution.Functions.Hosting;

/// <summary>What has to be done now and then, whoever asks for it: the tick runs it.</summary>
internal sealed partial class Chores(
    Sweep sweep,
    ChannelTending tending,
    PictureForgetting forgetting,
    SubmissionTending submissions,
    IEnumerable<ConnectionRefresh> renewals,
    TimeProvider time,
    ILogger<Chores> logger)
{
    /// <summary>One run of everything; one that fails keeps none of the others from running.</summary>
    /// <exception cref="AggregateException">Some failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Func<CancellationToken, Task>[] all = [sweep.RunAsync, .. renewals.Select(Renewal), tending.RunAsync, forgetting.RunAsync, submissions.RunAsync];
        List<Exception> failures = [];
        foreach (var chore in all)
        {
            try
            {
                await chore(cancellationToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)    // thrown below
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>Runs at once and then every so often, until stopped.</summary>
    public async Task RunEveryAsync(TimeSpan interval, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            try
            {
                await RunAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)    // the next tick tries again; a chore must not end the process
            {
                LogFailed(e);
            }
        }
        while (await TickAsync(timer, stopping));
    }

    private static Func<CancellationToken, Task> Renewal(ConnectionRefresh renewal) => renewal.RefreshAsync;

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(2101, LogLevel.Error, "The chores failed; they are tried again at the next tick")]
    private partial void LogFailed(Exception exception);
}
