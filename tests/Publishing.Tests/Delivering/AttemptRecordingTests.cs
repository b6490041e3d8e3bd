using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>One attempt: what of it is on record after its call, and in which order, whatever comes in between.</summary>
public sealed class AttemptRecordingTests : StageTest
{
    private static readonly DeliveryOutcome[] Outcomes =
    [
        ScriptedChannel.Published,
        new DeliveryOutcome.Deferred("Busy.", RetryAfter: null),
        new DeliveryOutcome.Throttled("Too many.", Sample.Start.AddMinutes(15)),
        new DeliveryOutcome.ChannelRefused(HoldCause.OutOfCredits, "Pay first.", "402"),
        new DeliveryOutcome.Rejected("Too long.", "400"),
        new DeliveryOutcome.RefusedAsDuplicate("It has this text.", "403"),
        new DeliveryOutcome.InDoubt("No answer."),
        new DeliveryOutcome.Processing("ticket-1", TimeSpan.FromSeconds(5)),
    ];

    public static TheoryData<int> OutcomeNumbers => [.. Enumerable.Range(0, Outcomes.Length)];

    [Fact]
    public void Outcomes_AreAllThereAre() => Cases.AreAll(Outcomes);

    [Theory]
    [MemberData(nameof(OutcomeNumbers))]
    public async Task DeliverAsync_EveryOutcome_IsRecordedByTheRules(int number)
    {
        var outcome = Outcomes[number];
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Network.Answers(outcome);
        NextStep next = outcome switch
        {
            DeliveryOutcome.Deferred => new NextStep.At(FirstRetry),
            DeliveryOutcome.InDoubt or DeliveryOutcome.RefusedAsDuplicate => new NextStep.At(Now + Delivering.Looks[0]),
            _ => new NextStep.At(Now),
        };

        await StandsAsync(claimed, claimed.Ended(claimed.Claim!.Id, outcome, Now, next)!, await DeliverAsync(row));
        Assert.Single(Network.Sent);
    }

    [Fact]
    public async Task DeliverAsync_NetworkAsksForALongerWait_WaitsThatLong()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Network.Answers(new DeliveryOutcome.Deferred("Busy.", TimeSpan.FromHours(1)));

        await StandsAsync(claimed, claimed.NotPosted("Busy.", Now, new NextStep.At(Now.AddHours(1))), await DeliverAsync(row));
    }

    [Theory]
    [InlineData("throttled")]
    [InlineData("refused")]
    [InlineData("quiet")]
    public async Task DeliverAsync_ChannelHasToWait_TheGateIsClosedBeforeTheRowIsRecorded(string how)
    {
        var row = await PlanAsync();
        var until = Now + Minute;
        ChannelCondition? expected = null;
        switch (how)
        {
            case "throttled":
                Network.Answers(new DeliveryOutcome.Throttled("Too many.", until));
                expected = new ChannelCondition.Waiting(until, "Too many.", Now);
                break;
            case "refused":
                Network.Answers(new DeliveryOutcome.ChannelRefused(HoldCause.OutOfCredits, "Pay first.", "402"));
                expected = new ChannelCondition.Held(HoldCause.OutOfCredits, "Pay first.", Now);
                break;
            default:
                Network.Answers(ScriptedChannel.Published, quietUntil: until);
                expected = new ChannelCondition.Waiting(until, "The network's allowance is used up.", Now);
                break;
        }

        ChannelCondition? whenRecorded = null;
        Watch().BeforeWrite = async next => whenRecorded = next.State is DeliveryState.Attempting ? null : await ConditionAsync();

        await DeliverAsync(row);

        Assert.Equal(expected, whenRecorded);
        Assert.Equal(expected, await ConditionAsync());
    }

    [Fact]
    public async Task DeliverAsync_QuietTimeIsOver_LeavesTheGateOpen()
    {
        var row = await PlanAsync();
        Network.Answers(ScriptedChannel.Published, quietUntil: Now);

        await DeliverAsync(row);

        Assert.Equal(new ChannelCondition.Open(), await ConditionAsync());
    }

    [Fact]
    public async Task DeliverAsync_ShutDownAfterTheClaim_StillRecords()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        using var stopping = new CancellationTokenSource();
        Network.Publish = async _ =>
        {
            await stopping.CancelAsync();
            return new(ScriptedChannel.Published, Now + Minute);
        };

        var disposition = await DeliverAsync(row, stopping.Token);

        await StandsAsync(claimed, claimed.Found(ScriptedChannel.Published.NetworkId, ScriptedChannel.Published.Link, Now), disposition);
    }

    [Fact]
    public async Task DeliverAsync_TheChannelCrashes_LeavesTheClaimAndTheSweepAsksTheNetwork()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Network.Publish = static _ => throw new InvalidOperationException("A bug.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => DeliverAsync(row));
        Same.Row(claimed, await RowAsync(row));
        await Sweep.RunAsync(Cancellation);

        var doubtful = claimed.ClaimLost(Now, new NextStep.At(Now + Delivering.Looks[0])) with { Version = claimed.Version + 1 };
        Same.Row(doubtful, await RowAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_WhileTheCallIsUnderWay_TheSweepLeavesItAlone()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Network.Publish = async _ =>
        {
            Home.Time.Advance(TimeSpan.FromHours(1));
            await Sweep.RunAsync(Cancellation);
            Same.Row(claimed, await RowAsync(row));
            return new(ScriptedChannel.Published);
        };

        Assert.Equal(DeliveryState.Published, Assert.IsType<Disposition.Stands>(await DeliverAsync(row)).Row.State);
    }

    [Fact]
    public async Task DeliverAsync_RecordingCrashes_IsAsDoubtfulAsACrashedCall()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Watch().BeforeWrite = static next => next.State is DeliveryState.Published ? throw new IOException("The disk is full.") : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(() => DeliverAsync(row));

        await Sweep.RunAsync(Cancellation);

        Same.Row(claimed.ClaimLost(Now, new NextStep.At(Now + Delivering.Looks[0])) with { Version = claimed.Version + 1 }, await RowAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_NetworkAnswersWithAnotherDeliverysPost_Parks()
    {
        var other = await StoreAsync(row => row.Found(ScriptedChannel.Published.NetworkId, ScriptedChannel.Published.Link, Now), article: "url:news.example/2");
        var row = await PlanAsync();
        var claimed = Claimed(row);

        await StandsAsync(claimed, claimed.ParkedFor($"The network answered with a post that belongs to {other.Key}.", Now), await DeliverAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_WithdrawnWhileTheCallIsUnderWay_IsTakenDown()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Network.Publish = async _ =>
        {
            await Withdrawal.WithdrawAsync(row.Key.Article, Cancellation);
            return new(ScriptedChannel.Published);
        };

        var disposition = await DeliverAsync(row);

        var withdrawn = claimed.Withdrawn(canTakeDown: true, Now)! with { Version = claimed.Version + 1 };
        await StandsAsync(withdrawn, withdrawn.Found(ScriptedChannel.Published.NetworkId, ScriptedChannel.Published.Link, Now), disposition);
        Assert.Equal(DeliveryState.TakingDown, (await RowAsync(row)).State);
    }

    [Fact]
    public async Task DeliverAsync_SweptWhileTheCallIsUnderWay_ALateFailureChangesNothingAndALatePostIsMerged()
    {
        var row = await PlanAsync();
        var claimed = Claimed(row);
        var doubtful = claimed.ClaimLost(Now, new NextStep.At(Now + Delivering.Looks[0]));
        Network.Publish = async _ =>
        {
            await Process.Ledger.WriteAsync(doubtful, Cancellation);
            return new(new DeliveryOutcome.Deferred("Busy.", RetryAfter: null));
        };
        Assert.Equal(new Disposition.MovedOn(), await DeliverAsync(row));
        Same.Row(doubtful with { Version = 3 }, await RowAsync(row));

        var second = await PlanAsync(article: "url:news.example/2");
        Network.Publish = async _ =>
        {
            await Process.Ledger.WriteAsync((await RowAsync(second)).ClaimLost(Now, new NextStep.At(Now + Delivering.Looks[0])), Cancellation);
            return new(ScriptedChannel.Published);
        };
        Assert.Equal(DeliveryState.Published, Assert.IsType<Disposition.Stands>(await DeliverAsync(second)).Row.State);
    }

    [Fact]
    public async Task DeliverAsync_LastAttemptFails_Parks()
    {
        Delivering.Attempts = 1;
        var row = await PlanAsync();
        var claimed = Claimed(row);
        Network.Answers(new DeliveryOutcome.Deferred("Busy.", RetryAfter: null));

        await StandsAsync(claimed, claimed.NotPosted("Busy.", Now, new NextStep.Exhausted()), await DeliverAsync(row));
    }

    [Fact]
    public async Task DeliverAsync_NoFurtherAttemptFits_Expires()
    {
        var row = await PlanAsync(planned => planned with { UselessAfter = Now + Second });
        var claimed = Claimed(row);
        Network.Answers(new DeliveryOutcome.Deferred("Busy.", RetryAfter: null));

        await StandsAsync(claimed, claimed.NotPosted("Busy.", Now, new NextStep.TooLate()), await DeliverAsync(row));
    }
}
