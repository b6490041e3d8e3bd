using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>One attempt: what keeps it from being made, and what is on record before its call.</summary>
public sealed class PostDeliveryTests : StageTest
{
    [Fact]
    public async Task DeliverAsync_Planned_SendsTheNewestRevisionOnceAndRecordsThePost()
    {
        var row = await PlanAsync();
        var stored = (await Process.Articles.FindAsync(row.Key.Article, Cancellation))!;
        var corrected = Sample.Article() with { Headline = "Corrected" };
        await Process.Articles.SaveAsync(stored with { Article = corrected }, Cancellation);
        var claimed = row.Claimed(new($"{Process.Claims.ProcessId}.1", Process.Claims.ProcessId, Now), PostOf(row, corrected)) with { Version = row.Version + 1 };

        var disposition = await DeliverAsync(row);

        Assert.Equal([PostOf(row, corrected)], Network.Sent);
        await StandsAsync(claimed, claimed.Found(ScriptedChannel.Published.NetworkId, ScriptedChannel.Published.Link, Now), disposition);
        Assert.Equal(new ChannelCondition.Open(), await ConditionAsync());
    }

    [Fact]
    public async Task DeliverAsync_WakeUpOfAnotherAttempt_MovedOn()
    {
        var row = await StoreAsync(planned => Claimed(planned).NotPosted("Busy.", Now, new NextStep.At(Now)) with { Version = planned.Version });

        Assert.Equal(new Disposition.MovedOn(), await Delivery.DeliverAsync(new(row.Key, 1), Cancellation));
        Assert.Equal(new Disposition.MovedOn(), await Delivery.DeliverAsync(new(row.Key, 3), Cancellation));
        Assert.Equal(new Disposition.MovedOn(), await Delivery.DeliverAsync(new(row.Key with { Channel = new("nowhere") }, 1), Cancellation));

        Assert.Empty(Network.Sent);
        Same.Row(row, await RowAsync(row));
    }

    [Theory]
    [InlineData(DeliveryState.Attempting)]
    [InlineData(DeliveryState.InDoubt)]
    [InlineData(DeliveryState.Parked)]
    [InlineData(DeliveryState.Published)]
    [InlineData(DeliveryState.Cancelled)]
    public async Task DeliverAsync_RowAwaitsNoAttempt_MovedOn(DeliveryState state)
    {
        var row = await StoreAsync(planned => Sample.In(state, planned.Key) with { Version = planned.Version });

        Assert.Equal(new Disposition.MovedOn(), await DeliverAsync(row));

        Assert.Empty(Network.Sent);
        Same.Row(row, await RowAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_BeforeItIsDue_OwesTheWakeUpAnew()
    {
        var due = Now + Minute;
        var row = await StoreAsync(planned => planned.WaitsUntil(due, "Later.", Now));
        var queue = Queues.ToDeliver(Sample.Network, breaking: false);
        await TakeAllAsync(queue);

        Assert.Equal(new Disposition.TooEarly(due), await DeliverAsync(row));

        Assert.Empty(Network.Sent);
        Assert.Equal(due, await Process.Queue.NextVisibleAsync(queue, Cancellation));
        Same.Row(row with { Version = row.Version + 1 }, await RowAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_PastUselessAfter_Expires()
    {
        var row = await PlanAsync(planned => planned with { UselessAfter = Now + Minute });
        Home.Time.Advance(Minute + Second);

        await StandsAsync(row, row.PastItsTime(Now), await DeliverAsync(row));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_AtUselessAfterItself_IsStillSent()
    {
        var row = await PlanAsync(planned => planned with { UselessAfter = Now + Minute });
        Home.Time.Advance(Minute);

        await DeliverAsync(row);

        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_ChannelNotConnected_IsHeld()
    {
        NoChannel = true;
        var row = await PlanAsync();

        await StandsAsync(row, row.HeldFor(HoldCause.NotConnected, "The channel is not connected.", Now), await DeliverAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_GateWaits_WaitsAsLongWithoutAnAttempt()
    {
        var until = Now + Minute;
        await GateAsync(gate => gate.WaitsUntil(until, "Too many.", Now));
        var row = await PlanAsync();

        await StandsAsync(row, row.WaitsUntil(until, "Too many.", Now), await DeliverAsync(row));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_GateHeld_IsHeldForTheSameCause()
    {
        await GateAsync(gate => gate.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now));
        var row = await PlanAsync();

        await StandsAsync(row, row.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now), await DeliverAsync(row));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_GatePaused_IsHeldWhateverTheNetworkSays()
    {
        await GateAsync(gate => gate.WaitsUntil(Now + Minute, "Too many.", Now) with { PausedBy = "Ada" });
        var row = await PlanAsync();

        await StandsAsync(row, row.HeldFor(HoldCause.Paused, "Paused by Ada.", Now), await DeliverAsync(row));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_GateClosesWhileThePostIsPrepared_MakesNoCall()
    {
        var row = await PlanAsync();
        Network.Form = request =>
        {
            GateAsync(gate => gate.HeldFor(HoldCause.NeedsReconnecting, "The token is dead.", Now)).GetAwaiter().GetResult();
            return new FormattedPost.Ready(ScriptedChannel.PostOf(request), 10, 280);
        };

        await StandsAsync(row, row.HeldFor(HoldCause.NeedsReconnecting, "The token is dead.", Now), await DeliverAsync(row));
        Assert.Empty(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_AnotherClaimsFirst_MakesNoCall()
    {
        var row = await PlanAsync();
        var theirs = row.Claimed(new("other.1", "other", Now), PostOf(row));
        Watch().BeforeWrite = _ => Process.Ledger.WriteAsync(theirs, Cancellation);

        Assert.Equal(new Disposition.MovedOn(), await DeliverAsync(row));

        Assert.Empty(Network.Sent);
        Same.Row(theirs with { Version = 2 }, await RowAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_FiftyAtOnce_MakeOneCall()
    {
        var row = await PlanAsync();
        var calls = 0;
        Network.Publish = async _ =>
        {
            Interlocked.Increment(ref calls);
            await Task.Delay(20, Cancellation);
            return new(ScriptedChannel.Published);
        };
        var delivery = Delivery;

        var dispositions = await AtOnceAsync(50, _ => delivery.DeliverAsync(new(row.Key, 1), Cancellation));

        Assert.Equal(1, calls);
        Assert.Equal(DeliveryState.Published, Assert.Single(dispositions.OfType<Disposition.Stands>()).Row.State);
    }

    [Fact]
    public async Task DeliverAsync_ClaimIsSlowToWrite_TheTimeCountsAgainstTheSendWindow()
    {
        var row = await PlanAsync();
        bool? open = null;
        Watch().BeforeWrite = next =>
        {
            Home.Time.Advance(next.State is DeliveryState.Attempting ? Delivering.SendWindow + Second : TimeSpan.Zero);
            return Task.CompletedTask;
        };
        Network.Publish = permit =>
        {
            open = permit.IsOpen;
            return Task.FromResult<PublishReply>(new(new DeliveryOutcome.Deferred("Too late to begin.", TimeSpan.Zero)));
        };

        await DeliverAsync(row);

        Assert.False(open);
    }

    [Fact]
    public async Task DeliverAsync_TheCallBegins_FindsItsClaimOnRecordWithThePost()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Delivery? during = null;
        Network.Publish = async _ =>
        {
            during = await RowAsync(row);
            return new(ScriptedChannel.Published);
        };

        await DeliverAsync(row);

        Same.Row(claimed, during);
    }
}
