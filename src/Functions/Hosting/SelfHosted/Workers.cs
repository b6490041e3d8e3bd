using Distribution.Functions.Triggers;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Options;

namespace Distribution.Functions.Hosting.SelfHosted;

/// <summary>Every lane and the tick, in this process.</summary>
internal sealed class Workers(
    IEnumerable<IQueueFunction> functions,
    Chores chores,
    IMessageQueue queue,
    IOptions<DeliveringOptions> options,
    TimeProvider time,
    ILogger<QueuePump> logger)
{
    /// <summary>Messages of one queue handled at a time.</summary>
    private const int Slots = 4;

    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);

    /// <summary>Runs until stopped, and then to the end of what was begun.</summary>
    public Task RunAsync(CancellationToken stopping)
    {
        var pumps =
            from function in functions
            from name in function.Queues
            select new QueuePump(name, function, Slots, queue, options, time, logger).RunAsync(stopping);
        return Task.WhenAll([.. pumps, chores.RunEveryAsync(TickEvery, stopping)]);
    }
}
