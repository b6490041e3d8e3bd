using System.Collections.Concurrent;
using Distribution.Functions.Triggers;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Options;

namespace Distribution.Functions.Hosting.SelfHosted;

/// <summary>Takes messages from one queue and runs its function, a few at a time: a lane of its own, so no queue waits for another.</summary>
internal sealed partial class QueuePump(
    string queue,
    IQueueFunction function,
    int slots,
    IMessageQueue messages,
    IOptions<DeliveringOptions> options,
    TimeProvider time,
    ILogger<QueuePump> logger)
{
    /// <summary>Tries of a message that crashes its handler.</summary>
    private const int Tries = 3;

    /// <summary>
    /// Deliveries of a message that nobody saw crash: its process died, or the store failed it. A process that dies takes along whatever it had in hand, innocent or not,
    /// so this is more; but what kills its process every time, such as a picture no library survives, must not do so for ever.
    /// </summary>
    private const int Deaths = 10;

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterCrash = TimeSpan.FromSeconds(5);

    /// <summary>By body: how often it has crashed its handler here.</summary>
    private readonly ConcurrentDictionary<string, int> _crashes = new();

    /// <summary>Runs until stopped; what is being handled then is handled to its end.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var running = new List<Task>(slots);
        while (!stopping.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            var taken = running.Count < slots ? await ReceiveAsync(slots - running.Count) : [];
            running.AddRange(taken.Select(message => Task.Run(() => HandleAsync(message), CancellationToken.None)));
            if (taken.Count == 0)
            {
                await IdleAsync(running, stopping);
            }
        }

        await Task.WhenAll(running);
    }

    private async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int limit)
    {
        try
        {
            return await messages.ReceiveAsync(queue, limit, options.Value.Visibility, CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)    // whatever it is, this lane must not end over it unnoticed
        {
            LogStorage(e, queue);
            return [];
        }
    }

    private async Task IdleAsync(List<Task> running, CancellationToken stopping)
    {
        try
        {
            var pause = Task.Delay(Idle, time, stopping);
            await (running.Count == slots ? Task.WhenAny([.. running, pause]) : pause);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop's condition ends it.
        }
    }

    private async Task HandleAsync(ReceivedMessage message)
    {
        // Not the stopping token: what was begun is brought to its end, within its own deadline.
        using var deadline = new CancellationTokenSource(options.Value.HandlerDeadline, time);
        try
        {
            if (message.Deliveries > Deaths || _crashes.GetValueOrDefault(message.Body) >= Tries)
            {
                LogPoisoned(queue, message.Body);
                await function.PoisonedAsync(message.Body, deadline.Token);
                await messages.DeleteAsync(message, CancellationToken.None);
                _crashes.TryRemove(message.Body, out _);
                return;
            }

            await (await function.RunAsync(message.Body, deadline.Token) is FunctionAnswer.Unreadable unreadable
                ? messages.SetAsideAsync(message, unreadable.Problem, CancellationToken.None)
                : messages.DeleteAsync(message, CancellationToken.None));
            _crashes.TryRemove(message.Body, out _);
        }
        catch (Exception e) when (e is not OutOfMemoryException)    // a handler's bug must not end the lane; the message comes again, and the third time it is evidence
        {
            if (!e.IsBrokenStorage)    // a full disk is no evidence against what was in hand; that it comes for ever is bounded by its deliveries
            {
                _crashes.AddOrUpdate(message.Body, 1, static (_, crashes) => crashes + 1);
            }

            LogCrash(e, queue, message.Body, message.Deliveries);
            await PostponeAsync(message);
        }
    }

    private async Task PostponeAsync(ReceivedMessage message)
    {
        try
        {
            await messages.PostponeAsync(message, AfterCrash * message.Deliveries, CancellationToken.None);
        }
        catch (Exception e) when (e.IsBrokenStorage)
        {
            LogStorage(e, queue);    // it comes again by itself when its visibility runs out
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "{Queue}: handling {Body} crashed, try {Try}")]
    private partial void LogCrash(Exception exception, string queue, string body, int @try);

    [LoggerMessage(2002, LogLevel.Error, "{Queue}: {Body} crashed its handler too often and is parked")]
    private partial void LogPoisoned(string queue, string body);

    [LoggerMessage(2003, LogLevel.Error, "{Queue}: the store does not answer")]
    private partial void LogStorage(Exception exception, string queue);
}
