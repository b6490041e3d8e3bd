using Distribution.Functions.Hosting.SelfHosted;
using Distribution.Functions.Triggers;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Distribution.Functions.Tests.SelfHosted;

/// <summary>What becomes of a message whose handler ends well, badly, late or never.</summary>
public sealed class QueuePumpTests : IAsyncDisposable
{
    private static readonly string Body = MessageJson.Write(new IngestArticle("e-1"));

    private readonly PipelineOnFakeTime _pipeline = new();
    private readonly ScriptedFunction _function;
    private readonly CancellationTokenSource _stopping = new();

    public QueuePumpTests() => _function = new(_pipeline.Time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        await _pipeline.DisposeAsync();
    }

    [Fact]
    public async Task RunAsync_Handled_IsOver()
    {
        await _pipeline.SayAsync("e-1");

        await RunUntilAsync(() => _function.Runs.Count == 1);

        Assert.Equal([Body], _function.Runs.Select(run => run.Body));
        Assert.Null(await _pipeline.Queue.NextVisibleAsync(ScriptedFunction.Queue, Cancellation));
    }

    [Fact]
    public async Task RunAsync_HandlerCrashes_ComesAgainLaterAndTheFourthTimeIsGivenUp()
    {
        _function.Run = static (_, _) => throw new InvalidOperationException("A bug.");
        await _pipeline.SayAsync("e-1");

        await RunUntilAsync(() => !_function.Poisoned.IsEmpty);

        var times = _function.Runs.Select(run => run.At).ToArray();
        Assert.Equal(3, times.Length);
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8));
        Assert.InRange(times[2] - times[1], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(13));
        Assert.Equal([Body], _function.Poisoned);
        Assert.Null(await _pipeline.Queue.NextVisibleAsync(ScriptedFunction.Queue, Cancellation));
    }

    [Fact]
    public async Task RunAsync_TheStoreFailsItsHandlerForAMinute_IsHandledAfterwardsAndNotGivenUp()
    {
        var since = _pipeline.Time.GetUtcNow();
        _function.Run = (_, _) => _pipeline.Time.GetUtcNow() - since < TimeSpan.FromMinutes(1)
            ? throw new SqliteException("database or disk is full", 13)
            : Task.FromResult<FunctionAnswer>(new FunctionAnswer.Done());
        await _pipeline.SayAsync("e-1");

        await RunUntilAsync(() => !_function.Poisoned.IsEmpty || _function.Runs.LastOrDefault().At - since >= TimeSpan.FromMinutes(1));

        Assert.Empty(_function.Poisoned);
        Assert.Null(await _pipeline.Queue.NextVisibleAsync(ScriptedFunction.Queue, Cancellation));
    }

    [Fact]
    public async Task RunAsync_HandlerCrashesOnce_TheLaneGoesOnAndTheMessageIsHandledLater()
    {
        var crashed = false;
        _function.Run = (body, _) =>
        {
            if (body == Body && !crashed)
            {
                crashed = true;
                throw new InvalidOperationException("A bug.");
            }

            return Task.FromResult<FunctionAnswer>(new FunctionAnswer.Done());
        };
        await _pipeline.SayAsync("e-1");
        await _pipeline.SayAsync("e-2");

        await RunUntilAsync(() => _function.Runs.Count == 3, Pump(slots: 1));

        Assert.Equal([Body, MessageJson.Write(new IngestArticle("e-2")), Body], _function.Runs.Select(run => run.Body));
        Assert.Empty(_function.Poisoned);
    }

    /// <summary>Three processes died with it in hand: that is no evidence against it.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public async Task RunAsync_ProcessesDiedWithIt_IsHandledAndOnlyAfterTenGivenUp(int deaths, bool givenUp)
    {
        await _pipeline.SayAsync("e-1");
        for (var death = 0; death < deaths; death++)
        {
            Assert.Single(await _pipeline.Queue.ReceiveAsync(ScriptedFunction.Queue, 1, TimeSpan.FromMinutes(5), Cancellation));
            _pipeline.Time.Advance(TimeSpan.FromMinutes(6));
        }

        await RunUntilAsync(() => _function.Runs.Count + _function.Poisoned.Count == 1);

        Assert.Equal(givenUp ? [] : [Body], _function.Runs.Select(run => run.Body));
        Assert.Equal(givenUp ? [Body] : [], _function.Poisoned);
    }

    [Fact]
    public async Task RunAsync_Unreadable_IsSetAsideAtOnce()
    {
        _function.Run = static (_, _) => Task.FromResult<FunctionAnswer>(new FunctionAnswer.Unreadable("It names no event."));
        await _pipeline.SayAsync("e-1");

        await RunUntilAsync(() => _function.Runs.Count == 1);

        Assert.Null(await _pipeline.Queue.NextVisibleAsync(ScriptedFunction.Queue, Cancellation));
        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        var aside = Assert.Single(await _pipeline.Queue.ReceiveAsync(Queues.Invalid, 10, TimeSpan.FromMinutes(5), Cancellation));
        Assert.Equal(Body, aside.Body);
    }

    [Fact]
    public async Task RunAsync_StoppedWhileHandling_FinishesWhatWasBegunAndBeginsNothingMore()
    {
        var finish = new TaskCompletionSource();
        var token = CancellationToken.None;
        _function.Run = async (_, cancellationToken) =>
        {
            token = cancellationToken;
            await finish.Task;
            return new FunctionAnswer.Done();
        };
        await _pipeline.SayAsync("e-1");
        var running = Pump(slots: 1).RunAsync(_stopping.Token);
        await _pipeline.UntilAsync(() => _function.Runs.Count == 1);
        await _pipeline.SayAsync("e-2");

        await _stopping.CancelAsync();
        await Task.Delay(50, Cancellation);
        Assert.False(running.IsCompleted);
        Assert.False(token.IsCancellationRequested);
        finish.SetResult();
        await running;

        Assert.Equal([Body], _function.Runs.Select(run => run.Body));
        var left = Assert.Single(await _pipeline.Queue.ReceiveAsync(ScriptedFunction.Queue, 10, TimeSpan.FromMinutes(5), Cancellation));
        Assert.Equal(MessageJson.Write(new IngestArticle("e-2")), left.Body);
    }

    [Fact]
    public async Task RunAsync_HandlerNeverEnds_IsStoppedAtItsDeadlineAndComesAgain()
    {
        _function.Run = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new FunctionAnswer.Done();
        };
        await _pipeline.SayAsync("e-1");

        var running = Pump().RunAsync(_stopping.Token);
        await _pipeline.UntilAsync(() => _function.Runs.Count == 1);
        _pipeline.Time.Advance(new DeliveringOptions().HandlerDeadline);
        await _pipeline.UntilAsync(() => _function.Runs.Count == 2);
        await _stopping.CancelAsync();
        _pipeline.Time.Advance(new DeliveringOptions().HandlerDeadline);
        await running;

        Assert.Empty(_function.Poisoned);
    }

    [Fact]
    public async Task RunAsync_ManyMessages_AreHandledAFewAtATime()
    {
        var together = new TaskCompletionSource();
        var begun = 0;
        _function.Run = async (_, _) =>
        {
            if (Interlocked.Increment(ref begun) == 3)
            {
                together.SetResult();
            }

            await together.Task;
            return new FunctionAnswer.Done();
        };
        for (var number = 0; number < 20; number++)
        {
            await _pipeline.SayAsync($"e-{number}");
        }

        await RunUntilAsync(() => _function.Runs.Count == 20);

        Assert.Equal(3, _function.MostAtOnce);
    }

    [Fact]
    public async Task RunAsync_TheStoreDoesNotAnswerForAWhile_TheLaneGoesOn()
    {
        await _pipeline.SayAsync("e-1");
        var queue = new UnwellQueue(_pipeline.Queue, failures: 3);

        await RunUntilAsync(() => _function.Runs.Count == 1, Pump(messages: queue));

        Assert.Equal([Body], _function.Runs.Select(run => run.Body));
    }

    [Fact]
    public async Task RunAsync_HandlingADeliveryCrashesThreeTimes_ParksIt()
    {
        var row = await _pipeline.PlanAsync("a");
        var queue = Queues.ToDeliver(row.Network, breaking: false);
        _pipeline.Gate.IsBroken = true;

        await RunUntilAsync(() => Stored(row).State is DeliveryState.Parked, Pump(queue, _pipeline.FunctionOf(queue)));

        Assert.StartsWith("Handling it crashed too often. Nothing was posted by the last try;", Stored(row).Reason, StringComparison.Ordinal);
        Assert.Null(await _pipeline.Queue.NextVisibleAsync(queue, Cancellation));
    }

    [Fact]
    public async Task RunAsync_HandlingAnEventCrashesThreeTimes_ParksIt()
    {
        await _pipeline.SayAsync("e-1");
        _pipeline.Gate.IsBroken = true;

        await RunUntilAsync(() => Parked().Count > 0, Pump(Queues.ArticleEvents, _pipeline.FunctionOf(Queues.ArticleEvents)));

        var parked = Assert.Single(Parked());
        Assert.Equal(
            ("e-1", "Handling it crashed too often; the log says what happened. Send the article again when that is mended."), (parked.Event.Id, parked.Reason));
    }

    [Theory]
    [InlineData(Queues.ArticleEvents)]
    [InlineData("posts-to-deliver-x")]
    [InlineData("posts-to-deliver-googlenews-breaking")]
    [InlineData("deliveries-to-settle-instagram")]
    public async Task RunAsync_BodyNobodyCanRead_IsAnAnswerAndNoCrash(string queue)
    {
        var function = _pipeline.FunctionOf(queue);

        Assert.IsType<FunctionAnswer.Unreadable>(await function.RunAsync("{", Cancellation));
        Assert.IsType<FunctionAnswer.Unreadable>(await function.RunAsync("{\"key\":\"a\"}", Cancellation));
        await function.PoisonedAsync("{", Cancellation);
    }

    private IReadOnlyList<ParkedEvent> Parked() => _pipeline.Articles.ParkedEventsAsync(10, Cancellation).GetAwaiter().GetResult();

    private Delivery Stored(Delivery row) => _pipeline.Ledger.FindAsync(row.Key, Cancellation).GetAwaiter().GetResult()!;

    private QueuePump Pump(int slots = 3, IMessageQueue? messages = null) => Pump(ScriptedFunction.Queue, _function, slots, messages);

    private QueuePump Pump(string queue, IQueueFunction function, int slots = 3, IMessageQueue? messages = null) => new(
        queue, function, slots, messages ?? _pipeline.Queue, Options.Create(new DeliveringOptions()), _pipeline.Time, NullLogger<QueuePump>.Instance);

    private async Task RunUntilAsync(Func<bool> wanted, QueuePump? pump = null)
    {
        var running = (pump ?? Pump()).RunAsync(_stopping.Token);
        await _pipeline.UntilAsync(wanted);
        await _stopping.CancelAsync();
        await running;
    }
}

/// <summary>A store that does not answer a few times.</summary>
internal sealed class UnwellQueue(IMessageQueue inner, int failures) : IMessageQueue
{
    private int _left = failures;

    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, int limit, TimeSpan visibility, CancellationToken cancellationToken) =>
        _left-- > 0 ? throw (_left % 2 == 0 ? new IOException("The disk is full.") : new InvalidOperationException("A row cannot be read.")) : inner.ReceiveAsync(queue, limit, visibility, cancellationToken);

    public Task DeleteAsync(ReceivedMessage message, CancellationToken cancellationToken) => inner.DeleteAsync(message, cancellationToken);

    public Task PostponeAsync(ReceivedMessage message, TimeSpan delay, CancellationToken cancellationToken) => inner.PostponeAsync(message, delay, cancellationToken);

    public Task SetAsideAsync(ReceivedMessage message, string reason, CancellationToken cancellationToken) => inner.SetAsideAsync(message, reason, cancellationToken);

    public Task<DateTimeOffset?> NextVisibleAsync(string queue, CancellationToken cancellationToken) => inner.NextVisibleAsync(queue, cancellationToken);
}
