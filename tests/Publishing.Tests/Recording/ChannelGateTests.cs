using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

public sealed class ChannelGateTests
{
    private static readonly DateTimeOffset Now = Sample.Start;
    private static readonly ChannelGate Open = new() { Channel = Sample.Channel };

    private static readonly ChannelGate[] OneOfEachCondition =
    [
        Open,
        Open.HeldFor(HoldCause.NeedsReconnecting, "Reconnect it.", Now),
        Open.WaitsUntil(Minute(5), "Wait.", Now),
    ];

    [Fact]
    public void EveryCondition_IsAmongTheSamples() => Cases.AreAll<ChannelCondition>(OneOfEachCondition.Select(gate => gate.Condition));

    [Fact]
    public void Now_PausedByAPerson_IsHeldBeforeAnythingTheNetworkSays() => Assert.All(OneOfEachCondition, gate =>
        Assert.Equal(new ChannelCondition.Held(HoldCause.Paused, "Paused by Ada.", Now), (gate with { PausedBy = "Ada" }).Now(Now)));

    [Fact]
    public void Now_NotPaused_IsWhatTheNetworkMadeOfIt() => Assert.All(OneOfEachCondition, gate => Assert.Equal(gate.Condition, gate.Now(Now)));

    [Fact]
    public void Now_TheWaitIsOver_IsOpen()
    {
        var waiting = Open.WaitsUntil(Minute(5), "Wait.", Now);

        Assert.Equal(waiting.Condition, waiting.Now(Minute(5).AddTicks(-1)));
        Assert.Equal(new ChannelCondition.Open(), waiting.Now(Minute(5)));
    }

    [Fact]
    public void WaitsUntil_WaitingAlready_TheLaterWaitWins()
    {
        var five = Open.WaitsUntil(Minute(5), "Five.", Now);

        Assert.Equal(five, five.WaitsUntil(Minute(4), "Four.", Now));
        Assert.Equal(five, five.WaitsUntil(Minute(5), "Five again.", Now));
        Assert.Equal(Open with { Condition = new ChannelCondition.Waiting(Minute(6), "Six.", Now) }, five.WaitsUntil(Minute(6), "Six.", Now));
    }

    [Fact]
    public void WaitsUntil_Held_NeverOpensTheHold()
    {
        var held = Open.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now);

        Assert.Equal(held, held.WaitsUntil(Minute(5), "Wait.", Now));
    }

    [Fact]
    public void HeldFor_Waiting_TheHoldReplacesTheWait() => Assert.Equal(
        Open.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now),
        Open.WaitsUntil(Minute(5), "Wait.", Now).HeldFor(HoldCause.OutOfCredits, "Pay first.", Now));

    [Fact]
    public void HeldFor_HeldForAnotherCause_TheNewCauseCounts() => Assert.Equal(
        Open.HeldFor(HoldCause.RefusedByNetwork, "Suspended.", Minute(1)),
        Open.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now).HeldFor(HoldCause.RefusedByNetwork, "Suspended.", Minute(1)));

    [Fact]
    public void HeldFor_HeldForTheSameCause_KeepsSinceWhenItIs()
    {
        var held = Open.HeldFor(HoldCause.OutOfCredits, "Pay first.", Now);

        Assert.Equal(held, held.HeldFor(HoldCause.OutOfCredits, "Pay at last.", Minute(9)));
    }

    [Fact]
    public void Reopened_AnyCondition_IsOpenAndAPauseStays() => Assert.All(OneOfEachCondition, gate =>
        Assert.Equal(Open with { PausedBy = "Ada" }, (gate with { PausedBy = "Ada" }).Reopened()));

    [Fact]
    public void CutToItsLength_TheClockWasSteppedBack_LastsAsLongAsItWasMeantTo()
    {
        var waiting = Open.WaitsUntil(Minute(65), "Wait.", Minute(60));

        Assert.Equal(Open.WaitsUntil(Minute(5), "Wait.", Now), waiting.CutToItsLength(Now));
        Assert.Equal(waiting, waiting.CutToItsLength(Minute(60)));
    }

    [Fact]
    public void CutToItsLength_NotAWait_StaysAsItIs() => Assert.All(
        OneOfEachCondition.Where(gate => gate.Condition is not ChannelCondition.Waiting),
        gate => Assert.Equal(gate, gate.CutToItsLength(Now.AddYears(-1))));

    private static DateTimeOffset Minute(int minutes) => Sample.Start + TimeSpan.FromMinutes(minutes);
}
