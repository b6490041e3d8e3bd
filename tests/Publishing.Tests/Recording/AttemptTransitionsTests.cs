using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

public sealed class AttemptTransitionsTests
{
    private static readonly DateTimeOffset Now = Sample.Start + TimeSpan.FromMinutes(2);
    private static readonly DateTimeOffset Due = Now + TimeSpan.FromMinutes(1);
    private static readonly NextStep At = new NextStep.At(Due);
    private static readonly Delivery Attempting = Sample.Attempting();

    [Fact]
    public void Claimed_Planned_CountsFreezesAndClearsWhatItWaitedFor() => Same.Row(
        Sample.Planned() with
        {
            State = DeliveryState.Attempting,
            DueAt = null,
            DueSetAt = null,
            Claims = 1,
            Attempts = 1,
            Claim = Sample.Claim,
            FirstClaimAt = Sample.Start,
            Post = Sample.Post,
            History = [new(Sample.Start, DeliveryState.Attempting, null)],
        },
        Attempting);

    [Fact]
    public void Claimed_Again_KeepsWhenItWasFirstAndTakesTheNewestRevision()
    {
        var deferred = Ended(new DeliveryOutcome.Deferred("Busy.", RetryAfter: null));
        var claim = new Claim("process.2", "process", Now);
        var corrected = Sample.Post with { Text = "A corrected headline" };

        var again = deferred.Claimed(claim, corrected);

        Same.Row(
            deferred with
            {
                State = DeliveryState.Attempting,
                Reason = null,
                DueAt = null,
                DueSetAt = null,
                Claims = 2,
                Attempts = 2,
                Claim = claim,
                FirstClaimAt = Sample.Start,
                Post = corrected,
                History = [.. deferred.History, new(Now, DeliveryState.Attempting, null)],
            },
            again);
    }

    [Fact]
    public void Ended_Published_HasItsPost() => Same.Row(
        Next(DeliveryState.Published, reason: null) with { NetworkId = "n-1", Link = new("https://x.example/n-1"), EndedAt = Now },
        Ended(new DeliveryOutcome.Published("n-1", new("https://x.example/n-1"))));

    [Fact]
    public void Ended_Deferred_WaitsForItsNextAttempt() => Same.Row(
        Next(DeliveryState.Deferred, "Busy.", Due),
        Ended(new DeliveryOutcome.Deferred("Busy.", RetryAfter: null)));

    [Fact]
    public void Ended_Throttled_WaitsAsLongAsTheNetworkSaysAndTheAttemptDoesNotCount() => Same.Row(
        Next(DeliveryState.Deferred, "Too fast.", Now + TimeSpan.FromDays(1)) with { Attempts = 0 },
        Ended(new DeliveryOutcome.Throttled("Too fast.", Now + TimeSpan.FromDays(1))));

    [Fact]
    public void Ended_ChannelRefused_IsHeldAndTheAttemptDoesNotCount() => Same.Row(
        Next(DeliveryState.Held, "Pay first.") with { Attempts = 0, HeldBy = HoldCause.OutOfCredits, RawCode = "402" },
        Ended(new DeliveryOutcome.ChannelRefused(HoldCause.OutOfCredits, "Pay first.", "402")));

    [Fact]
    public void Ended_Rejected_KeepsTheNetworksOwnWords() => Same.Row(
        Next(DeliveryState.Rejected, "Too long.") with { RawCode = "400", EndedAt = Now },
        Ended(new DeliveryOutcome.Rejected("Too long.", "400")));

    [Fact]
    public void Ended_RefusedAsDuplicate_IsAskedAboutAndNeverSentAgain() => Same.Row(
        Next(DeliveryState.InDoubt, "You said that.", Due) with { DuplicateRefused = true, RawCode = "187" },
        Ended(new DeliveryOutcome.RefusedAsDuplicate("You said that.", "187")));

    [Fact]
    public void Ended_InDoubt_IsAskedAboutAndItsPostNeverChangesAgain() => Same.Row(
        Next(DeliveryState.InDoubt, "No answer.", Due) with { Doubted = true },
        Ended(new DeliveryOutcome.InDoubt("No answer.")));

    [Fact]
    public void Ended_Processing_IsAskedAboutWhenTheNetworkWantsAndItsPostNeverChangesAgain() => Same.Row(
        Next(DeliveryState.Processing, reason: null, Now + TimeSpan.FromSeconds(5)) with { Doubted = true, Ticket = "ticket-1" },
        Ended(new DeliveryOutcome.Processing("ticket-1", TimeSpan.FromSeconds(5))));

    [Fact]
    public void Ended_InDoubtWhenLookingIsOver_IsLookedAtOnceMoreAtOnce() => Same.Row(
        Next(DeliveryState.InDoubt, "No answer.", Now) with { Doubted = true },
        Attempting.Ended(Sample.Claim.Id, new DeliveryOutcome.InDoubt("No answer."), Now, new NextStep.Exhausted()));

    [Fact]
    public void Ended_PublishedAfterTheRowWasTakenOver_IsMergedWhoeverClaimsItNow()
    {
        var second = Sample.In(DeliveryState.Deferred).Claimed(new("another.1", "another", Now), Sample.Post);

        var merged = second.Ended(Sample.Claim.Id, new DeliveryOutcome.Published("n-1", new("https://x.example/n-1")), Now, At);

        Same.Row(
            second with
            {
                State = DeliveryState.Published,
                NetworkId = "n-1",
                Link = new("https://x.example/n-1"),
                EndedAt = Now,
                History = [.. second.History, new(Now, DeliveryState.Published, null)],
            },
            merged);
    }

    [Fact]
    public void Ended_PublishedOnceMore_TheFirstPostStays() =>
        Assert.Null(Sample.In(DeliveryState.Published).Ended(Sample.Claim.Id, new DeliveryOutcome.Published("n-2", new("https://x.example/n-2")), Now, At));

    [Fact]
    public void ClaimLost_Attempting_OnlyTheNetworkKnows() => Same.Row(
        Next(DeliveryState.InDoubt, "The process that was posting it stopped before it could say how it ended.", Due) with { Doubted = true },
        Attempting.ClaimLost(Now, At));

    [Fact]
    public void HeldFor_UntilATime_ResumesThen() => Same.Row(
        Sample.Planned() with
        {
            State = DeliveryState.Held,
            HeldBy = HoldCause.Embargo,
            Reason = "Under embargo.",
            DueAt = Due,
            DueSetAt = Now,
            History = [new(Now, DeliveryState.Held, "Under embargo.")],
        },
        Sample.Planned().HeldFor(HoldCause.Embargo, "Under embargo.", Now, Due));

    [Fact]
    public void WaitsUntil_Held_ForgetsTheCause() => Same.Row(
        Sample.In(DeliveryState.Held) with
        {
            State = DeliveryState.Deferred,
            HeldBy = null,
            Reason = "It works again.",
            DueAt = Due,
            DueSetAt = Now,
            History = [.. Sample.In(DeliveryState.Held).History, new(Now, DeliveryState.Deferred, "It works again.")],
        },
        Sample.In(DeliveryState.Held).WaitsUntil(Due, "It works again.", Now));

    [Fact]
    public void WaitsUntil_ForTheSameReasonAgain_IsOneLineOfItsHistory()
    {
        var once = Sample.Planned().WaitsUntil(Due, "The channel waits.", Now);

        Assert.Equal(once.History, once.WaitsUntil(Due + TimeSpan.FromMinutes(1), "The channel waits.", Due).History);
    }

    [Fact]
    public void Enter_MoreThanIsKept_ForgetsTheOldest()
    {
        var row = Sample.Planned();
        for (var i = 0; i < 250; i++)
        {
            row = row.WaitsUntil(Due, $"Wait {i}.", Now);
        }

        Assert.Equal(Enumerable.Range(50, 200).Select(i => $"Wait {i}."), row.History.Select(each => each.Note));
    }

    private static Delivery Ended(DeliveryOutcome outcome) => Attempting.Ended(Sample.Claim.Id, outcome, Now, At)!;

    private static Delivery Next(DeliveryState state, string? reason, DateTimeOffset? due = null) => Attempting with
    {
        State = state,
        Reason = reason,
        DueAt = due,
        DueSetAt = due is null ? null : Now,
        DoubtedAt = state is DeliveryState.InDoubt ? Now : null,
        History = [.. Attempting.History, new(Now, state, reason)],
    };
}
