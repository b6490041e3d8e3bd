using CsCheck;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What is true of a row whatever happened to it, over random lives of deliveries.</summary>
public sealed class TransitionPropertyTests
{
    private static readonly FoundPost Seen = new("n-1", new("https://x.example/n-1"));

    private static readonly Gen<(int What, int Which, int Next)[]> Lives = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[0, 5]).Array[1, 40];

    [Fact]
    public void EveryLife_AtEveryStep_KeepsItsPromises() => Lives.Sample(life =>
    {
        var before = Sample.Planned();
        var withdrawn = false;
        foreach (var (step, number) in life.Select((step, number) => (step, number)))
        {
            withdrawn |= step is { What: 8, Which: 0 };
            var after = Step(before, step, number, Sample.Start + TimeSpan.FromMinutes(number));
            Assert.Equal(after.IsEnded, after.EndedAt is not null);
            Assert.Equal(after.DueAt is null, after.DueSetAt is null);
            Assert.Equal(after.State is DeliveryState.Held, after.HeldBy is not null);
            Assert.InRange(after.Attempts, 0, after.Claims);
            Assert.Equal(after.DueAt is null, WakeUp.Of(after) is null);
            Assert.True(
                after.DueAt is not null || after.IsEnded || after.State is DeliveryState.Attempting or DeliveryState.Held or DeliveryState.Parked,
                $"{after.State}: nobody would ever do anything about it again.");
            Assert.True(!before.Doubted || (after.Doubted && after.Post == before.Post), "After doubt the post never changes.");
            Assert.True(!before.DuplicateRefused || !after.AwaitsAttempt, "After a duplicate there is no other sending.");
            Assert.True(before.NetworkId is null || after.NetworkId == before.NetworkId, "A post once found is never forgotten.");
            Assert.True(!withdrawn || !after.AwaitsAttempt, "What was withdrawn is not sent.");
            Assert.True(!withdrawn || after.State is not DeliveryState.Published, "What was withdrawn does not stay out.");
            before = after;
        }
    }, iter: 20_000);

    private static Delivery Step(Delivery row, (int What, int Which, int Next) step, int number, DateTimeOffset now)
    {
        NextStep next = step.Next switch
        {
            0 => new NextStep.TooLate(),
            1 => new NextStep.Exhausted(),
            _ => new NextStep.At(now + TimeSpan.FromMinutes(step.Next)),
        };
        return step.What switch
        {
            0 or 1 or 2 when row.AwaitsAttempt => row.Claimed(new($"p.{number}", "p", now), row.Doubted ? row.Post! : new($"Revision {number}", Sample.Post.Link)),
            3 or 4 when row.Claim is { } claim => row.Ended(step.Which == 7 ? "another.1" : claim.Id, Outcome(step.Which, now), now, next) ?? row,
            5 when row.State is DeliveryState.Attempting => row.ClaimLost(now, next),
            6 when row.State is DeliveryState.InDoubt or DeliveryState.Processing => step.Which switch
            {
                0 => row.SeenOnNetwork(Seen, now),
                1 => row.CannotTell("It could not be read.", now, next),
                _ => row.NotSeenOnNetwork(conclusive: step.Which > 2, now, next, new NextStep.At(now)),
            },
            7 when row.State is DeliveryState.TakingDown => row.TookDown(
                step.Which switch
                {
                    0 => new TakeDownReply.Gone(),
                    1 => new TakeDownReply.Refused("No."),
                    _ => new TakeDownReply.NotYet("Busy.", RetryAfter: null),
                },
                now,
                next),
            8 when step.Which == 0 => row.Withdrawn(canTakeDown: step.Next > 2, now) ?? row,
            9 when row.AwaitsAttempt => row.WaitsUntil(now, "The channel waits.", now),
            9 when row.State is DeliveryState.Held => row.WaitsUntil(now, "The channel works again.", now),
            _ => row,
        };
    }

    private static DeliveryOutcome Outcome(int which, DateTimeOffset now) => which switch
    {
        0 => new DeliveryOutcome.Published(Seen.NetworkId, Seen.Link),
        1 => new DeliveryOutcome.Deferred("Busy.", RetryAfter: null),
        2 => new DeliveryOutcome.Throttled("Too fast.", now),
        3 => new DeliveryOutcome.ChannelRefused(HoldCause.OutOfCredits, "Pay first.", "402"),
        4 => new DeliveryOutcome.Rejected("Too long.", "400"),
        5 => new DeliveryOutcome.RefusedAsDuplicate("You said that.", "187"),
        6 => new DeliveryOutcome.InDoubt("No answer."),
        _ => new DeliveryOutcome.Processing("ticket", TimeSpan.FromSeconds(5)),
    };
}
