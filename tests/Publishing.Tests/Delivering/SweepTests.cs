using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>What the sweep finds that nothing else would wake.</summary>
public sealed class SweepTests : StageTest
{
    private static readonly string Queue = Queues.ToDeliver(Sample.Network, breaking: false);

    [Fact]
    public async Task RunAsync_OverdueRowWithoutItsMessage_IsWokenUp()
    {
        var row = await PlanAsync();
        await TakeAllAsync(Queue);
        Home.Time.Advance(Delivering.OverdueAfter);
        await Sweep.RunAsync(Cancellation);
        Assert.Null(await Process.Queue.NextVisibleAsync(Queue, Cancellation));

        Home.Time.Advance(Second);
        await Sweep.RunAsync(Cancellation);

        Assert.Equal([MessageJson.Write(new DeliverPost(row.Key, 1))], (await TakeAllAsync(Queue)).Select(message => message.Body));
        Same.Row(row, await RowAsync(row));
    }

    [Fact]
    public async Task RunAsync_TwoThousandOverdue_WakesTheThousandLongestOverdue()
    {
        var article = await StoreArticleAsync();
        Delivery[] rows =
        [
            .. Enumerable.Range(0, 2_000).Select(number => Sample.Planned(new(article.Id, Sample.Channel, Occasion.Repost($"{number}"))) with
            {
                DueAt = Now.AddMilliseconds(number),
            }),
        ];
        await Process.Ledger.PlanAsync(article, rows, Cancellation);
        Home.Time.Advance(Minute);
        await TakeAllAsync(Queue);

        await Sweep.RunAsync(Cancellation);

        Assert.Equal(
            rows[..1_000].Select(row => MessageJson.Write(new DeliverPost(row.Key, 1))).Order(),
            (await TakeAllAsync(Queue)).Select(message => message.Body).Order());
    }

    [Fact]
    public async Task RunAsync_ClaimerIsGone_TheNetworkIsAsked()
    {
        Delivery claimed;
        var row = await PlanAsync();
        await using (var other = await Home.StartAsync())
        {
            claimed = row.Claimed(other.Claims.Take(Now), PostOf(row));
            await other.Ledger.WriteAsync(claimed, Cancellation);
            await Sweep.RunAsync(Cancellation);
            Same.Row(claimed with { Version = 2 }, await RowAsync(row));
        }

        await Sweep.RunAsync(Cancellation);

        Same.Row(claimed.ClaimLost(Now, new NextStep.At(Now + Delivering.Looks[0])) with { Version = 3 }, await RowAsync(row));
        Assert.Equal(Now + Delivering.Looks[0], await Process.Queue.NextVisibleAsync(Queues.ToSettle(row.Network), Cancellation));
    }

    [Fact]
    public async Task RunAsync_ClockSteppedBack_AWaitIsCutToItsLength()
    {
        var setAt = Now.AddHours(2);
        var row = await StoreAsync(planned => planned.WaitsUntil(setAt + Minute, "Busy.", setAt));

        await Sweep.RunAsync(Cancellation);

        Same.Row(row with { DueAt = Now + Minute, DueSetAt = Now, Version = row.Version + 1 }, await RowAsync(row));
        Assert.Equal(Now + Minute, (await Process.Queue.NextVisibleAsync(Queue, Cancellation)));
    }

    /// <summary>Deliveries go on while it looks at abandoned claims: what they set meanwhile was set by the same clock.</summary>
    [Fact]
    public async Task RunAsync_WaitSetWhileItRuns_IsNoSteppedClock()
    {
        var row = await StoreAsync(planned => planned.WaitsUntil(Now + Minute, "Busy.", Now.AddMilliseconds(5)));
        Home.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(10);

        await Sweep.RunAsync(Cancellation);

        Home.Time.AutoAdvanceAmount = TimeSpan.Zero;
        Same.Row(row, await RowAsync(row));
    }

    [Fact]
    public async Task RunAsync_LongWaitSetInThePast_IsLeftAlone()
    {
        var row = await StoreAsync(planned => planned.WaitsUntil(Now.AddHours(5), "Busy.", Now));

        await Sweep.RunAsync(Cancellation);

        Same.Row(row, await RowAsync(row));
    }

    [Fact]
    public async Task RunAsync_TwiceAtOnce_ChangesARowOnce()
    {
        var setAt = Now.AddHours(2);
        var row = await StoreAsync(planned => planned.WaitsUntil(setAt + Minute, "Busy.", setAt));

        await AtOnceAsync(4, async thread =>
        {
            await Sweep.RunAsync(Cancellation);
            return thread;
        });

        Same.Row(row with { DueAt = Now + Minute, DueSetAt = Now, Version = row.Version + 1 }, await RowAsync(row));
    }
}
