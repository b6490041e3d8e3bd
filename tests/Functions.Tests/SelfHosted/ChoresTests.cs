using Distribution.Publishing;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Tests.SelfHosted;

/// <summary>What the tick does, and that nothing ends it but a stop.</summary>
public sealed class ChoresTests : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly PipelineOnFakeTime _pipeline = new();
    private readonly CancellationTokenSource _stopping = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        await _pipeline.DisposeAsync();
    }

    [Fact]
    public async Task RunAsync_SweepsAndTends()
    {
        var overdue = await _pipeline.PlanAsync("a");
        var queue = Queues.ToDeliver(overdue.Network, breaking: false);
        await TakeAllAsync(queue);
        var held = await _pipeline.PlanAsync("b", row => row.HeldFor(HoldCause.NeedsReconnecting, "The token is dead.", _pipeline.Time.GetUtcNow()));
        _pipeline.Time.Advance(TimeSpan.FromMinutes(1));

        await _pipeline.Chores.RunAsync(Cancellation);

        Assert.Equal(
            new[] { overdue, held }.Select(row => MessageJson.Write(new DeliverPost(row.Key, 1))).Order(), (await TakeAllAsync(queue)).Order());
    }

    [Fact]
    public async Task RunAsync_TheSweepFails_TheOthersRunAllTheSame()
    {
        _pipeline.Corrupt(await _pipeline.PlanAsync("a"));
        var held = await _pipeline.PlanAsync("b", row => row.HeldFor(HoldCause.NeedsReconnecting, "The token is dead.", _pipeline.Time.GetUtcNow()));
        _pipeline.Time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<AggregateException>(() => _pipeline.Chores.RunAsync(Cancellation));

        Assert.Equal(DeliveryState.Deferred, (await _pipeline.Ledger.FindAsync(held.Key, Cancellation))!.State);
    }

    [Fact]
    public async Task RunEveryAsync_RunsAtOnceAndThenEverySoOften()
    {
        var running = _pipeline.Chores.RunEveryAsync(Every, _stopping.Token);
        Assert.Equal(1, _pipeline.Gate.Changes);

        for (var ticks = 1; ticks < 5; ticks++)
        {
            await Task.Delay(20, Cancellation);
            Assert.Equal(ticks, _pipeline.Gate.Changes);
            _pipeline.Time.Advance(Every);
            await UntilAsync(() => _pipeline.Gate.Changes > ticks);
        }

        await StopAsync(running);
    }

    [Fact]
    public async Task RunEveryAsync_ARunCrashes_TheNextTickTriesAgain()
    {
        _pipeline.Gate.IsBroken = true;
        var running = _pipeline.Chores.RunEveryAsync(Every, _stopping.Token);
        Assert.Equal(1, _pipeline.Gate.Changes);
        _pipeline.Gate.IsBroken = false;
        var held = await _pipeline.PlanAsync("a", row => row.HeldFor(HoldCause.NeedsReconnecting, "The token is dead.", _pipeline.Time.GetUtcNow()));

        _pipeline.Time.Advance(Every);

        await UntilAsync(() => _pipeline.Ledger.FindAsync(held.Key, Cancellation).GetAwaiter().GetResult()!.State is DeliveryState.Deferred);
        await StopAsync(running);
    }

    private async Task StopAsync(Task running)
    {
        await _stopping.CancelAsync();
        await running;
    }

    /// <summary>Without touching the clock.</summary>
    private static async Task UntilAsync(Func<bool> wanted)
    {
        for (var tries = 0; !wanted(); tries++)
        {
            Assert.True(tries < 1_000, "It did not become so.");
            await Task.Delay(5, Cancellation);
        }
    }

    private async Task<IReadOnlyList<string>> TakeAllAsync(string queue)
    {
        var received = await _pipeline.Queue.ReceiveAsync(queue, 100, TimeSpan.FromMinutes(5), Cancellation);
        foreach (var message in received)
        {
            await _pipeline.Queue.DeleteAsync(message, Cancellation);
        }

        return [.. received.Select(message => message.Body)];
    }
}
