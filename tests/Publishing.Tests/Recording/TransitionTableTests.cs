using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>
/// What becomes of a row, every state against everything that can happen to it. The tables are rendered from the code: a new state
/// or case is a new row or column, and fails until somebody has thought about it. A dot is "nothing changes".
/// </summary>
public sealed class TransitionTableTests
{
    private static readonly DateTimeOffset Now = Sample.Start + TimeSpan.FromMinutes(2);
    private static readonly NextStep At = new NextStep.At(Now + TimeSpan.FromMinutes(1));
    private static readonly FoundPost Seen = new("n-2", new("https://x.example/n-2"));

    private static readonly DeliveryOutcome[] Outcomes =
    [
        new DeliveryOutcome.Published("n-2", new("https://x.example/n-2")),
        new DeliveryOutcome.Deferred("Busy.", RetryAfter: null),
        new DeliveryOutcome.Throttled("Too fast.", Now + TimeSpan.FromMinutes(15)),
        new DeliveryOutcome.ChannelRefused(HoldCause.NeedsReconnecting, "Reconnect it.", "401"),
        new DeliveryOutcome.Rejected("Too long.", "400"),
        new DeliveryOutcome.RefusedAsDuplicate("You said that.", "187"),
        new DeliveryOutcome.InDoubt("No answer."),
        new DeliveryOutcome.Processing("ticket-2", TimeSpan.FromSeconds(5)),
    ];

    private static readonly NextStep[] Steps = [At, new NextStep.TooLate(), new NextStep.Exhausted()];

    private static readonly FindReply[] Finds =
    [
        new FindReply.Found([Seen]),
        new FindReply.Absent(),
        new FindReply.CannotTell("It could not be read.", RetryAfter: null),
    ];

    private static readonly TakeDownReply[] TakeDowns = [new TakeDownReply.Gone(), new TakeDownReply.NotYet("Busy.", null), new TakeDownReply.Refused("No.")];

    private static readonly (string, Delivery)[] EveryState = [.. Enum.GetValues<DeliveryState>().Select(state => (state.ToString(), Sample.In(state)))];

    private static readonly (string, Delivery)[] EveryDoubt =
    [
        ("Processing", Sample.In(DeliveryState.Processing)),
        ("InDoubt", Sample.In(DeliveryState.InDoubt)),
        ("Duplicate", Duplicate(Sample.Attempting())),
        ("Duplicate after doubt", DuplicateAfterDoubt()),
    ];

    [Fact]
    public void EveryCase_IsAmongTheSamples()
    {
        Cases.AreAll<DeliveryOutcome>(Outcomes);
        Cases.AreAll<NextStep>(Steps);
        Cases.AreAll<FindReply>(Finds);
        Cases.AreAll<TakeDownReply>(TakeDowns);
        Assert.All(EveryState, each => Assert.Equal(each.Item1, each.Item2.State.ToString()));
    }

    [Fact]
    public void Ended_EveryStateAndOutcome_UnderTheRowsOwnClaim() => Assert.Equal(
        """
                    | Published  | Deferred | Throttled | ChannelRefused | Rejected | RefusedAsDuplicate | InDoubt | Processing
        Planned     | Published  | .        | .         | .              | .        | .                  | .       | .
        Attempting  | Published  | Deferred | Deferred  | Held           | Rejected | InDoubt            | InDoubt | Processing
        Deferred    | Published  | .        | .         | .              | .        | .                  | .       | .
        Processing  | Published  | .        | .         | .              | .        | .                  | .       | .
        InDoubt     | Published  | .        | .         | .              | .        | .                  | .       | .
        Held        | Published  | .        | .         | .              | .        | .                  | .       | .
        TakingDown  | .          | .        | .         | .              | .        | .                  | .       | .
        Parked      | Published  | .        | .         | .              | .        | .                  | .       | .
        Published   | .          | .        | .         | .              | .        | .                  | .       | .
        Rejected    | Published  | .        | .         | .              | .        | .                  | .       | .
        Expired     | Published  | .        | .         | .              | .        | .                  | .       | .
        Cancelled   | TakingDown | .        | .         | .              | .        | .                  | .       | .
        Skipped     | Published  | .        | .         | .              | .        | .                  | .       | .
        TakenDown   | .          | .        | .         | .              | .        | .                  | .       | .
        """,
        TransitionTable.Of(EveryState, Outcomes, (row, outcome) => row.Ended(Sample.Claim.Id, outcome, Now, At)));

    [Fact]
    public void Ended_EveryStateAndOutcome_UnderAnotherClaim() => Assert.Equal(
        """
                    | Published  | Deferred | Throttled | ChannelRefused | Rejected | RefusedAsDuplicate | InDoubt | Processing
        Planned     | Published  | .        | .         | .              | .        | .                  | .       | .
        Attempting  | Published  | .        | .         | .              | .        | .                  | .       | .
        Deferred    | Published  | .        | .         | .              | .        | .                  | .       | .
        Processing  | Published  | .        | .         | .              | .        | .                  | .       | .
        InDoubt     | Published  | .        | .         | .              | .        | .                  | .       | .
        Held        | Published  | .        | .         | .              | .        | .                  | .       | .
        TakingDown  | .          | .        | .         | .              | .        | .                  | .       | .
        Parked      | Published  | .        | .         | .              | .        | .                  | .       | .
        Published   | .          | .        | .         | .              | .        | .                  | .       | .
        Rejected    | Published  | .        | .         | .              | .        | .                  | .       | .
        Expired     | Published  | .        | .         | .              | .        | .                  | .       | .
        Cancelled   | TakingDown | .        | .         | .              | .        | .                  | .       | .
        Skipped     | Published  | .        | .         | .              | .        | .                  | .       | .
        TakenDown   | .          | .        | .         | .              | .        | .                  | .       | .
        """,
        TransitionTable.Of(EveryState, Outcomes, (row, outcome) => row.Ended("another.1", outcome, Now, At)));

    [Fact]
    public void Ended_WithdrawnDuringTheCall_NothingIsSentAgain() => Assert.Equal(
        """
                    | Published  | Deferred  | Throttled | ChannelRefused | Rejected | RefusedAsDuplicate | InDoubt | Processing
        Attempting  | TakingDown | Cancelled | Cancelled | Cancelled      | Rejected | InDoubt            | InDoubt | Processing
        """,
        TransitionTable.Of([("Attempting", Withdrawn(Sample.Attempting()))], Outcomes, (row, outcome) => row.Ended(Sample.Claim.Id, outcome, Now, At)));

    [Fact]
    public void Ended_CertainlyNotPosted_EveryNextStep() => Assert.Equal(
        """
                    | At        | TooLate   | Exhausted
        Attempting  | Deferred  | Expired   | Parked
        Withdrawn   | Cancelled | Cancelled | Cancelled
        """,
        TransitionTable.Of(
            [("Attempting", Sample.Attempting()), ("Withdrawn", Withdrawn(Sample.Attempting()))],
            Steps,
            (row, next) => row.Ended(Sample.Claim.Id, new DeliveryOutcome.Deferred("Busy.", RetryAfter: null), Now, next)));

    [Fact]
    public void Ended_InDoubtWhateverTheScheduleSays_TheNetworkIsAsked() => Assert.All(Steps, next =>
    {
        Assert.Equal(DeliveryState.InDoubt, Sample.Attempting().Ended(Sample.Claim.Id, new DeliveryOutcome.InDoubt("No answer."), Now, next)!.State);
        Assert.NotNull(Sample.Attempting().ClaimLost(Now, next).DueAt);
    });

    [Fact]
    public void Withdrawn_EveryState_WhetherOrNotTheNetworkLetsUs()
    {
        (string, Delivery)[] rows =
        [
            .. EveryState,
            ("Parked in doubt", Sample.In(DeliveryState.InDoubt).CannotTell("It could not be read.", Now, new NextStep.Exhausted())),
            ("Parked in process", Sample.In(DeliveryState.Processing).CannotTell("It could not be read.", Now, new NextStep.Exhausted())),
            ("Parked by hand", Sample.In(DeliveryState.Published).Withdrawn(canTakeDown: false, Now)!),
        ];
        Assert.Equal(
            """
                               | It can     | It cannot
            Planned            | Cancelled  | Cancelled
            Attempting         | Attempting | Attempting
            Deferred           | Cancelled  | Cancelled
            Processing         | Processing | Processing
            InDoubt            | InDoubt    | InDoubt
            Held               | Cancelled  | Cancelled
            TakingDown         | .          | .
            Parked             | Cancelled  | Cancelled
            Published          | TakingDown | Parked
            Rejected           | Rejected   | Rejected
            Expired            | .          | .
            Cancelled          | .          | .
            Skipped            | .          | .
            TakenDown          | .          | .
            Parked in doubt    | Parked     | Parked
            Parked in process  | Parked     | Parked
            Parked by hand     | .          | .
            """,
            TransitionTable.Of(rows, [true, false], (row, canTakeDown) => row.Withdrawn(canTakeDown, Now), can => can ? "It can" : "It cannot"));
    }

    [Fact]
    public void Withdrawn_Twice_TheSecondChangesNothing() => Assert.All(EveryState, each =>
    {
        var once = each.Item2.Withdrawn(canTakeDown: true, Now);
        Assert.Null(once?.Withdrawn(canTakeDown: true, Now));
    });

    [Fact]
    public void Ended_PublishedLateAfterItEndedOtherwiseAndWasWithdrawn_IsTakenDown() => Assert.Equal(
        DeliveryState.TakingDown,
        Withdrawn(Sample.In(DeliveryState.Rejected)).Ended("another.1", Outcomes[0], Now, At)!.State);

    [Fact]
    public void Found_EveryDoubtAndReply_TheFirstConclusiveLook() => Assert.Equal(
        """
                               | Found     | Absent  | CannotTell
        Processing             | Published | InDoubt | InDoubt
        InDoubt                | Published | InDoubt | InDoubt
        Duplicate              | Published | InDoubt | InDoubt
        Duplicate after doubt  | Published | InDoubt | InDoubt
        """,
        TransitionTable.Of(EveryDoubt, Finds, (row, reply) => Look(row, reply, conclusive: true)));

    [Fact]
    public void Found_EveryDoubtAndReply_TheSecondConclusiveLook() => Assert.Equal(
        """
                               | Found     | Absent   | CannotTell
        Processing             | Published | Deferred | InDoubt
        InDoubt                | Published | Deferred | InDoubt
        Duplicate              | Published | Rejected | InDoubt
        Duplicate after doubt  | Published | InDoubt  | InDoubt
        """,
        TransitionTable.Of([.. EveryDoubt.Select(LookedOnce)], Finds, (row, reply) => Look(row, reply, conclusive: true)));

    [Fact]
    public void Found_EveryDoubtAndReply_TheSecondConclusiveLookAfterAWithdrawal() => Assert.Equal(
        """
                               | Found      | Absent    | CannotTell
        Processing             | TakingDown | Cancelled | InDoubt
        InDoubt                | TakingDown | Cancelled | InDoubt
        Duplicate              | TakingDown | Cancelled | InDoubt
        Duplicate after doubt  | TakingDown | InDoubt   | InDoubt
        """,
        TransitionTable.Of(
            [.. EveryDoubt.Select(LookedOnce).Select(each => (each.Item1, Withdrawn(each.Item2)))],
            Finds,
            (row, reply) => Look(row, reply, conclusive: true)));

    [Fact]
    public void Found_TooEarlyToProveAbsence_NeverConcludes() => Assert.All(EveryDoubt, each =>
    {
        var row = each.Item2;
        for (var look = 0; look < 5; look++)
        {
            row = row.NotSeenOnNetwork(conclusive: false, Now, At, At);
        }

        Assert.Equal((DeliveryState.InDoubt, 0, At), (row.State, row.AbsentLooks, new NextStep.At(row.DueAt!.Value)));
    });

    [Fact]
    public void Found_NoMoreLooks_APersonMust() => Assert.Equal(
        """
                               | Found     | Absent | CannotTell
        Processing             | Published | Parked | Parked
        InDoubt                | Published | Parked | Parked
        Duplicate              | Published | Parked | Parked
        Duplicate after doubt  | Published | Parked | Parked
        """,
        TransitionTable.Of(EveryDoubt, Finds, (row, reply) => Look(row, reply, conclusive: true, nextLook: new NextStep.Exhausted())));

    [Fact]
    public void NotSeenOnNetwork_ProvenAbsent_EveryNextStep() => Assert.Equal(
        """
                               | At       | TooLate  | Exhausted
        Processing             | Deferred | Expired  | Parked
        InDoubt                | Deferred | Expired  | Parked
        Duplicate              | Rejected | Rejected | Rejected
        Duplicate after doubt  | InDoubt  | InDoubt  | InDoubt
        """,
        TransitionTable.Of([.. EveryDoubt.Select(LookedOnce)], Steps, (row, resend) => row.NotSeenOnNetwork(conclusive: true, Now, resend, At)));

    [Fact]
    public void TookDown_EveryNextStep_TheNetworkIsBusy() => Assert.Equal(
        """
                    | At         | TooLate | Exhausted
        TakingDown  | TakingDown | Parked  | Parked
        """,
        TransitionTable.Of([("TakingDown", Sample.In(DeliveryState.TakingDown))], Steps, (row, next) => row.TookDown(new TakeDownReply.NotYet("Busy.", RetryAfter: null), Now, next)));

    [Fact]
    public void TookDown_EveryReply_WithTriesLeft() => Assert.Equal(
        """
                    | Gone      | NotYet     | Refused
        TakingDown  | TakenDown | TakingDown | Parked
        """,
        TransitionTable.Of([("TakingDown", Sample.In(DeliveryState.TakingDown))], TakeDowns, (row, reply) => row.TookDown(reply, Now, At)));

    [Fact]
    public void HeldFor_WithdrawnMeanwhile_EndsIt() => Assert.Equal(
        DeliveryState.Cancelled,
        Withdrawn(Sample.Attempting()).HeldFor(HoldCause.Paused, "Paused.", Now).State);

    [Fact]
    public void WakeUp_EveryState_OwedExactlyWhenTheRowIsDueByItself() =>
        Assert.All(EveryState, each => Assert.Equal(each.Item2.DueAt is null, WakeUp.Of(each.Item2) is null));

    internal static Delivery Duplicate(Delivery attempting) =>
        attempting.Ended(attempting.Claim!.Id, new DeliveryOutcome.RefusedAsDuplicate("You said that.", "187"), Now, At)!;

    /// <summary>In doubt, proven absent, sent again, and then the network calls it a duplicate.</summary>
    internal static Delivery DuplicateAfterDoubt()
    {
        var absent = Sample.In(DeliveryState.InDoubt).NotSeenOnNetwork(true, Now, At, At).NotSeenOnNetwork(true, Now, At, At);
        return Duplicate(absent.Claimed(new("process.2", "process", Now), absent.Post!));
    }

    private static (string, Delivery) LookedOnce((string Name, Delivery Row) each)
    {
        var once = each.Row.NotSeenOnNetwork(conclusive: true, Now, At, At);
        return (each.Name, once.AbsentLooks == 1 ? once : once.NotSeenOnNetwork(conclusive: true, Now, At, At));
    }

    private static Delivery Withdrawn(Delivery row) => row.Withdrawn(canTakeDown: true, Now)!;

    private static Delivery Look(Delivery row, FindReply reply, bool conclusive, NextStep? nextLook = null) => reply switch
    {
        FindReply.Found found => row.SeenOnNetwork(found.Posts[0], Now),
        FindReply.Absent => row.NotSeenOnNetwork(conclusive, Now, At, nextLook ?? At),
        FindReply.CannotTell unknown => row.CannotTell(unknown.Reason, Now, nextLook ?? At),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, "No row of the table says what a look with this reply is."),
    };
}
