using System.Diagnostics;

namespace Distribution.Publishing.Recording;

/// <summary>The rules of a row before, during and after its one publishing call. Pure; the store writes what comes out, if the row has not moved.</summary>
public static class AttemptTransitions
{
    extension(Delivery row)
    {
        /// <summary>
        /// What was begun at the network for the post is on record before anything else is done with it. The row keeps its state; its wake-up
        /// is put off, so that nobody else takes it up while the one who prepares it goes on.
        /// </summary>
        /// <param name="until">Longer than the preparation may take.</param>
        public Delivery BeingPrepared(Preparation preparation, DateTimeOffset until, DateTimeOffset now) =>
            row with { Preparation = preparation, DueAt = until, DueSetAt = now };

        /// <summary>The preparation came to nothing that can be claimed now. A failure counts as an attempt; waiting for the channel does not.</summary>
        /// <param name="ticketIsSpent">What was begun is of no use any more.</param>
        /// <param name="next">When to try again, or to look first.</param>
        public Delivery NotPrepared(DeliveryOutcome outcome, bool ticketIsSpent, DateTimeOffset now, NextStep next) =>
            (row.AboutWhatWasBegun(outcome) with { Attempts = row.Attempts + 1, Preparation = ticketIsSpent ? null : row.Preparation }).After(outcome, now, next);

        /// <summary>Takes the right to attempt and freezes the post in the same write.</summary>
        /// <param name="note">What a person may want to know of the post: a picture it had to do without.</param>
        public Delivery Claimed(Claim claim, Post post, string? note = null)
        {
            Debug.Assert(row.AwaitsAttempt, "Only a row that awaits an attempt is claimed.");
            Debug.Assert(!row.Doubted || post == row.Post, "After doubt the post never changes.");
            return row.Enter(DeliveryState.Attempting, claim.At, note) with
            {
                Claim = claim,
                Claims = row.Claims + 1,
                Attempts = row.Attempts + 1,
                FirstClaimAt = row.FirstClaimAt ?? claim.At,
                Post = post,
                RawCode = null,
            };
        }

        /// <summary>
        /// What a finished call makes of the row; null when the row has moved on and the outcome has nothing to add.
        /// That a post is out is always merged, however late; anything else counts only while the claim is still the row's.
        /// </summary>
        /// <param name="claimId">The claim the call was made under.</param>
        /// <param name="next">When to attempt again, or to look first.</param>
        public Delivery? Ended(string claimId, DeliveryOutcome outcome, DateTimeOffset now, NextStep next)
        {
            if (outcome is DeliveryOutcome.Published published)
            {
                return row.NetworkId is null ? row.Found(published.NetworkId, published.Link, now) : null;
            }

            if (row.State is not DeliveryState.Attempting || row.Claim?.Id != claimId)
            {
                return null;
            }

            return row.After(outcome, now, next);
        }

        /// <summary>The claimer is gone: only the network knows what became of the call.</summary>
        public Delivery ClaimLost(DateTimeOffset now, NextStep next) =>
            row.Doubtful("The process that was posting it stopped before it could say how it ended.", now, next);

        /// <summary>Certainly not posted. A withdrawal that came meanwhile ends it; otherwise it waits for its next attempt, or for nothing more.</summary>
        internal Delivery NotPosted(string reason, DateTimeOffset now, NextStep next) => next switch
        {
            _ when row.TakeDownWhenKnown => row.Enter(DeliveryState.Cancelled, now, "Withdrawn before anything was posted."),
            NextStep.At at => row.Enter(DeliveryState.Deferred, now, reason, at.Due),
            NextStep.TooLate => row.Enter(DeliveryState.Expired, now, $"It is past its time, and was not posted: {reason}"),
            NextStep.Exhausted => row.Enter(DeliveryState.Parked, now, $"Every attempt failed and no more are made by themselves; the last: {reason}"),
            _ => throw new UnreachableException($"A next step nobody knows: {next}"),
        };

        /// <summary>Waits for a known cause; with <paramref name="until"/> it resumes then, without when the cause is lifted.</summary>
        public Delivery HeldFor(HoldCause cause, string reason, DateTimeOffset now, DateTimeOffset? until = null) =>
            row.TakeDownWhenKnown
                ? row.NotPosted(reason, now, new NextStep.At(now))
                : row.Enter(DeliveryState.Held, now, reason, until) with { HeldBy = cause };

        /// <summary>The channel is waiting: so does the row, without losing an attempt.</summary>
        public Delivery WaitsUntil(DateTimeOffset due, string reason, DateTimeOffset now) => row.Enter(DeliveryState.Deferred, now, reason, due);

        /// <summary>Its time passed before it could be posted.</summary>
        public Delivery PastItsTime(DateTimeOffset now) =>
            row.Enter(DeliveryState.Expired, now, $"Its time ended at {row.UselessAfter:yyyy-MM-dd HH:mm} UTC, before it could be posted.");

        /// <summary>The channel turned out not to carry it.</summary>
        public Delivery SkippedAs(SkipReason reason, string detail, DateTimeOffset now) =>
            row.Enter(DeliveryState.Skipped, now, detail) with { SkippedFor = reason };

        /// <summary>A person must look.</summary>
        public Delivery ParkedFor(string reason, DateTimeOffset now) => row.Enter(DeliveryState.Parked, now, reason);

        /// <summary>It is on the network; a withdrawal that came meanwhile takes it down at once.</summary>
        internal Delivery Found(string networkId, Uri link, DateTimeOffset now)
        {
            var found = row with { NetworkId = networkId, Link = link };
            return row.TakeDownWhenKnown || row.State is DeliveryState.Cancelled
                ? found.Enter(DeliveryState.TakingDown, now, "Withdrawn while it was being posted.", now)
                : found.Enter(DeliveryState.Published, now, reason: null);
        }

        /// <summary>
        /// A doubt in preparing is about what was begun. An earlier claim of another text certainly posted nothing: what it froze is neither looked
        /// for nor sent again while the newer text may be out.
        /// </summary>
        private Delivery AboutWhatWasBegun(DeliveryOutcome outcome) =>
            outcome is DeliveryOutcome.InDoubt && row is { Doubted: false, Preparation: { } begun } && begun.Post != row.Post
                ? row with { Post = begun.Post, Claim = null }
                : row;

        private Delivery After(DeliveryOutcome outcome, DateTimeOffset now, NextStep next) => outcome switch
        {
            DeliveryOutcome.Deferred deferred => row.NotPosted(deferred.Reason, now, next),
            DeliveryOutcome.Throttled throttled => row.Uncounted().NotPosted(throttled.Reason, now, new NextStep.At(throttled.Until)),
            DeliveryOutcome.ChannelRefused refused => row.Uncounted().HeldFor(refused.Cause, refused.Reason, now) with { RawCode = refused.RawCode },
            DeliveryOutcome.Rejected rejected => row.Enter(DeliveryState.Rejected, now, rejected.Reason) with { RawCode = rejected.RawCode },
            DeliveryOutcome.RefusedAsDuplicate refused => row.Doubtful(refused.Reason, now, next) with
            {
                DuplicateRefused = true,
                Doubted = row.Doubted,
                RawCode = refused.RawCode,
            },
            DeliveryOutcome.InDoubt doubt => row.Doubtful(doubt.Reason, now, next),
            DeliveryOutcome.Processing processing => row.Enter(DeliveryState.Processing, now, reason: null, now + processing.AskAfter) with
            {
                Doubted = true,    // the network has it: whatever follows, the post may come out
                Ticket = processing.Ticket,
            },
            _ => throw new UnreachableException($"An outcome nobody knows: {outcome}"),
        };

        private Delivery Uncounted() => row with { Attempts = row.Attempts - 1 };

        private Delivery Doubtful(string reason, DateTimeOffset now, NextStep next) =>
            row.Enter(DeliveryState.InDoubt, now, reason, next is NextStep.At at ? at.Due : now) with { Doubted = true };
    }
}
