using System.Globalization;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the gates keeps: changes of many at once all count, on the newest row.</summary>
public abstract class GateConformance(StoreHome home) : StoreConformance(home)
{
    [Fact]
    public async Task ReadAsync_NoRow_IsOpen() =>
        Assert.Equal(new ChannelGate { Channel = Sample.Channel }, await Process.Gate.ReadAsync(Sample.Channel, Cancellation));

    [Fact]
    public async Task ChangeAsync_AChange_StandsAtTheNextVersionForEveryProcess()
    {
        await using var second = await Home.StartAsync();

        var changed = await Process.Gate.ChangeAsync(Sample.Channel, gate => gate with { PausedBy = "Ada", ConnectedSince = Now }, Cancellation);

        Assert.Equal(new ChannelGate { Channel = Sample.Channel, Version = 1, PausedBy = "Ada", ConnectedSince = Now }, changed);
        Home.Time.Advance(Second);
        Assert.Equal(changed, await second.Gate.ReadAsync(Sample.Channel, Cancellation));
        Assert.Equal(new ChannelGate { Channel = new("facebook") }, await Process.Gate.ReadAsync(new("facebook"), Cancellation));
    }

    [Fact]
    public async Task ChangeAsync_ChangesNothing_WritesNothing()
    {
        Assert.Equal(0, (await Process.Gate.ChangeAsync(Sample.Channel, gate => gate with { }, Cancellation)).Version);
        var held = await Process.Gate.ChangeAsync(Sample.Channel, gate => gate.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now), Cancellation);

        var again = await Process.Gate.ChangeAsync(Sample.Channel, gate => gate.HeldFor(HoldCause.OutOfCredits, "Pay at last.", Now + Second), Cancellation);

        Assert.Equal(held, again);
        Assert.Equal(held, await Process.Gate.ReadAsync(Sample.Channel, Cancellation));
    }

    [Fact]
    public async Task ChangeAsync_ManyAtOnceInTwoProcesses_EveryChangeCounts()
    {
        const int Threads = 8;
        const int Rounds = 15;
        await using var second = await Home.StartAsync();

        await AtOnceAsync(Threads, async thread =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await (thread % 2 == 0 ? Process : second).Gate.ChangeAsync(
                    Sample.Channel,
                    gate => gate with { PausedBy = (int.Parse(gate.PausedBy ?? "0", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) },
                    Cancellation);
            }

            return thread;
        });

        Assert.Equal(
            new ChannelGate { Channel = Sample.Channel, Version = Threads * Rounds, PausedBy = (Threads * Rounds).ToString(CultureInfo.InvariantCulture) },
            await Process.Gate.ReadAsync(Sample.Channel, Cancellation));
    }

    [Fact]
    public async Task ChangeAsync_WaitsSetAtOnce_TheLatestWins()
    {
        await AtOnceAsync(8, thread => Process.Gate.ChangeAsync(
            Sample.Channel, gate => gate.WaitsUntil(Now + TimeSpan.FromMinutes(thread), $"Wait {thread}.", Now), Cancellation));

        Assert.Equal(
            new ChannelCondition.Waiting(Now + TimeSpan.FromMinutes(7), "Wait 7.", Now),
            (await Process.Gate.ReadAsync(Sample.Channel, Cancellation)).Condition);
    }

    [Fact]
    public async Task ChangeAsync_TheChangeThrows_NothingIsWrittenAndTheGateWorksOn()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Process.Gate.ChangeAsync(Sample.Channel, _ => throw new InvalidOperationException("A bug."), Cancellation));

        Assert.Equal(1, (await Process.Gate.ChangeAsync(Sample.Channel, gate => gate with { PausedBy = "Ada" }, Cancellation)).Version);
    }
}
