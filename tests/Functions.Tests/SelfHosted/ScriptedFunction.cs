using System.Collections.Concurrent;
using Distribution.Functions.Triggers;

namespace Distribution.Functions.Tests.SelfHosted;

/// <summary>A function that does as a test says, and keeps when it was run and what it gave up on.</summary>
internal sealed class ScriptedFunction(TimeProvider time) : IQueueFunction
{
    public const string Queue = Publishing.Messages.Queues.ArticleEvents;

    private readonly Lock _lock = new();
    private int _atOnce;

    public ConcurrentQueue<(string Body, DateTimeOffset At)> Runs { get; } = new();

    public ConcurrentQueue<string> Poisoned { get; } = new();

    public int MostAtOnce { get; private set; }

    public Func<string, CancellationToken, Task<FunctionAnswer>> Run { get; set; } =
        static (_, _) => Task.FromResult<FunctionAnswer>(new FunctionAnswer.Done());

    public IReadOnlyList<string> Queues { get; } = [Queue];

    public async Task<FunctionAnswer> RunAsync(string body, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
        }

        try
        {
            Runs.Enqueue((body, time.GetUtcNow()));
            return await Run(body, cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                _atOnce--;
            }
        }
    }

    public Task PoisonedAsync(string body, CancellationToken cancellationToken)
    {
        Poisoned.Enqueue(body);
        return Task.CompletedTask;
    }
}
