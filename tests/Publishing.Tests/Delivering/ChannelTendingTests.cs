using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>How a closed channel is tried, opened and emptied.</summary>
public sealed class ChannelTendingTests : StageTest
{
    private const string Dead = "The token is dead.";
    private const string WorksAgain = "The channel works again.";

    [Fact]
    public async Task RunAsync_Held_IsProbedAtMostEverySoOften()
    {
        await HoldAsync();
        Network.Probe = static () => new ProbeReply.CannotTell("No answer.");

        await RunForAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(10, Network.Probes);
        Assert.Equal(new ChannelCondition.Held(HoldCause.NeedsReconnecting, Dead, Sample.Start), await ConditionAsync());
    }

    [Fact]
    public async Task RunAsync_HeldBeforeTheClockWasSteppedBack_IsProbedAtMostEverySoOften()
    {
        await GateAsync(gate => gate.HeldFor(HoldCause.NeedsReconnecting, Dead, Now.AddHours(2)) with { ProbedAt = Now.AddHours(3) });
        Network.Probe = static () => new ProbeReply.CannotTell("No answer.");

        await RunForAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(10, Network.Probes);
    }

    [Fact]
    public async Task RunAsync_OneChannelsProbeCrashes_IsSaidAndTheOthersAreReleasedAllTheSame()
    {
        var waiting = await HeldAsync("1", row => row with { PublishedAt = Now });
        var broken = new ScriptedChannel { Name = new("broken"), Probe = static () => throw new InvalidOperationException("A bug.") };
        await Process.Gate.ChangeAsync(broken.Name, gate => gate.HeldFor(HoldCause.NeedsReconnecting, Dead, Now), Cancellation);
        Home.Time.Advance(Delivering.ProbeEvery);
        var tending = new ChannelTending(
            Ledger, Process.Gate, new([broken, Network]), Newsroom, Options.Create(Delivering), Home.Time, NullLogger<ChannelTending>.Instance);

        var crash = await Assert.ThrowsAsync<AggregateException>(() => tending.RunAsync(Cancellation));

        Assert.Equal("A bug.", Assert.Single(crash.InnerExceptions).Message);
        await ReleasedAsync(waiting, TimeSpan.Zero);
        await tending.RunAsync(Cancellation);
        Assert.Equal(1, broken.Probes);
    }

    [Fact]
    public async Task RunAsync_ProbeWorks_OpensAndReleasesBreakingFirstThenNewestAtThePace()
    {
        Configure(channel => channel with { ReleaseEvery = TimeSpan.FromSeconds(20) });
        var old = await HeldAsync("1", row => row with { PublishedAt = Now.AddHours(-3) });
        var newest = await HeldAsync("2", row => row with { PublishedAt = Now.AddHours(-1) });
        var breaking = await HeldAsync("3", row => row with { PublishedAt = Now.AddHours(-2), Breaking = true });
        var gate = await HoldAsync();
        Home.Time.Advance(Delivering.ProbeEvery);

        await Tending.RunAsync(Cancellation);

        Assert.Equal(gate.Reopened() with { ProbedAt = Now, Version = gate.Version + 1 }, await Process.Gate.ReadAsync(Sample.Channel, Cancellation));
        await ReleasedAsync(breaking, TimeSpan.Zero);
        await ReleasedAsync(newest, TimeSpan.FromSeconds(20));
        await ReleasedAsync(old, TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task RunAsync_PastItsTimeAtItsTurn_ExpiresAndTakesNobodysTurn()
    {
        var late = await HeldAsync("1", row => row with { PublishedAt = Now, UselessAfter = Now.AddSeconds(30) });
        var next = await HeldAsync("2", row => row with { PublishedAt = Now.AddHours(-1) });
        await HoldAsync();
        Home.Time.Advance(Delivering.ProbeEvery);

        await Tending.RunAsync(Cancellation);

        Same.Row(late.PastItsTime(Now) with { Version = late.Version + 1 }, await RowAsync(late));
        await ReleasedAsync(next, TimeSpan.Zero);
    }

    [Fact]
    public async Task RunAsync_PublishedAgain_IsNotReleased()
    {
        var again = await StoreAsync(row => row.HeldFor(HoldCause.PublishedAgain, "An editor releases it.", Now));

        await Tending.RunAsync(Cancellation);

        Same.Row(again, await RowAsync(again));
    }

    [Fact]
    public async Task RunAsync_HeldUntilATime_IsNotReleased()
    {
        var embargoed = await StoreAsync(row => row.HeldFor(HoldCause.Embargo, "Under embargo.", Now, Now.AddHours(1)));

        await Tending.RunAsync(Cancellation);

        Same.Row(embargoed, await RowAsync(embargoed));
    }

    [Theory]
    [InlineData(HoldCause.Misconfigured, null)]
    [InlineData(HoldCause.NeedsReconnecting, "Ada")]
    public async Task RunAsync_OnlyAPersonCanOpenIt_IsNeverProbedAndReleasesNothing(HoldCause cause, string? pausedBy)
    {
        var row = await HeldAsync("1");
        await GateAsync(gate => gate.HeldFor(cause, "Mend it.", Now) with { PausedBy = pausedBy });

        await RunForAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(0, Network.Probes);
        Same.Row(row, await RowAsync(row));
    }

    [Fact]
    public async Task RunAsync_OpenButPaused_ReleasesNothingUntilThePauseEnds()
    {
        var row = await HeldAsync("1");
        await GateAsync(gate => gate with { PausedBy = "Ada" });
        await Tending.RunAsync(Cancellation);
        Same.Row(row, await RowAsync(row));

        await GateAsync(gate => gate with { PausedBy = null });
        await Tending.RunAsync(Cancellation);

        await ReleasedAsync(row, TimeSpan.Zero);
    }

    [Fact]
    public async Task RunAsync_StillRefusedForAnotherCause_IsHeldForThatOne()
    {
        var gate = await HoldAsync();
        Network.Probe = static () => new ProbeReply.Refused(HoldCause.RefusedByNetwork, "Suspended.");
        Home.Time.Advance(Delivering.ProbeEvery);

        await Tending.RunAsync(Cancellation);

        Assert.Equal(
            gate with { Condition = new ChannelCondition.Held(HoldCause.RefusedByNetwork, "Suspended.", Now), ProbedAt = Now, Version = gate.Version + 1 },
            await Process.Gate.ReadAsync(Sample.Channel, Cancellation));
    }

    [Fact]
    public async Task RunAsync_HeldAnewWhileTheProbeIsUnderWay_StaysHeld()
    {
        await HoldAsync();
        Home.Time.Advance(Delivering.ProbeEvery);
        Network.Probe = () =>
        {
            GateAsync(gate => gate.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now)).GetAwaiter().GetResult();
            return new ProbeReply.Works("newsroom");
        };

        await Tending.RunAsync(Cancellation);

        Assert.Equal(new ChannelCondition.Held(HoldCause.OutOfCredits, "Pay first.", Now), await ConditionAsync());
    }

    [Fact]
    public async Task RunAsync_ClockSteppedBack_TheGatesWaitIsCutToItsLength()
    {
        var since = Now.AddHours(2);
        await GateAsync(gate => gate.WaitsUntil(since + Minute, "Too many.", since));

        await Tending.RunAsync(Cancellation);

        Assert.Equal(new ChannelCondition.Waiting(Now + Minute, "Too many.", Now), await ConditionAsync());
        Assert.Equal(0, Network.Probes);
    }

    [Fact]
    public async Task ConnectedAsync_Again_KeepsTheFirstConnectionAndWhatTheNetworkSaid()
    {
        var opening = new ChannelOpening(Process.Gate, Home.Time);
        await opening.ConnectedAsync(Sample.Channel, Cancellation);
        var held = await HoldAsync();
        Home.Time.Advance(Minute);

        await opening.ConnectedAsync(Sample.Channel, Cancellation);

        Assert.Equal(Sample.Start, held.ConnectedSince);
        Assert.Equal(held, await Process.Gate.ReadAsync(Sample.Channel, Cancellation));
    }

    [Theory]
    [InlineData(HoldCause.Misconfigured)]
    [InlineData(HoldCause.NotConnected)]
    public async Task ConnectedAsync_AfterAStartMendedIt_Opens(HoldCause cause)
    {
        var opening = new ChannelOpening(Process.Gate, Home.Time);
        await GateAsync(gate => gate.HeldFor(cause, "Mend it.", Now));

        await opening.ConnectedAsync(Sample.Channel, Cancellation);

        Assert.Equal(
            new ChannelGate { Channel = Sample.Channel, Version = 2, ConnectedSince = Now },
            await Process.Gate.ReadAsync(Sample.Channel, Cancellation));
    }

    [Fact]
    public async Task MisconfiguredAsync_HoldsTheChannelAndSaysWhy()
    {
        await new ChannelOpening(Process.Gate, Home.Time).MisconfiguredAsync(Sample.Channel, "channels[0].text: no such field.", Cancellation);

        Assert.Equal(new ChannelCondition.Held(HoldCause.Misconfigured, "channels[0].text: no such field.", Now), await ConditionAsync());
    }

    private Task<ChannelGate> HoldAsync() => GateAsync(gate => gate.HeldFor(HoldCause.NeedsReconnecting, Dead, Now));

    private Task<Delivery> HeldAsync(string article, Func<Delivery, Delivery>? change = null) => StoreAsync(
        row => (change?.Invoke(row) ?? row).HeldFor(HoldCause.NeedsReconnecting, Dead, Now), article: $"url:news.example/{article}");

    private async Task ReleasedAsync(Delivery held, TimeSpan after) =>
        Same.Row(held.WaitsUntil(Now + after, WorksAgain, Now) with { Version = held.Version + 1 }, await RowAsync(held));

    /// <summary>A run a second.</summary>
    private async Task RunForAsync(TimeSpan time)
    {
        for (var seconds = 0; seconds < time.TotalSeconds; seconds++)
        {
            Home.Time.Advance(Second);
            await Tending.RunAsync(Cancellation);
        }
    }
}
