using System.Diagnostics;
using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Recording;

/// <summary>The rules of taking back.</summary>
public static class WithdrawalTransitions
{
    extension(Delivery row)
    {
        /// <summary>What the article's withdrawal makes of the row; null when it changes nothing.</summary>
        /// <param name="canTakeDown">Whether the network lets us.</param>
        public Delivery? Withdrawn(bool canTakeDown, DateTimeOffset now) => row.State switch
        {
            DeliveryState.Planned or DeliveryState.Deferred or DeliveryState.Held => row.Enter(DeliveryState.Cancelled, now, "Withdrawn before it was posted."),
            DeliveryState.Attempting or DeliveryState.InDoubt or DeliveryState.Processing =>
                row.TakeDownWhenKnown ? null : row with { TakeDownWhenKnown = true },
            DeliveryState.Parked when row.NetworkId is not null => null,
            DeliveryState.Parked when row.Doubted => row.TakeDownWhenKnown
                ? null
                : row.Enter(DeliveryState.Parked, now, "Withdrawn; whether it was posted is not known: look at the account and remove it by hand.") with
                {
                    TakeDownWhenKnown = true,
                },
            DeliveryState.Parked => row.Enter(DeliveryState.Cancelled, now, "Withdrawn before it was posted."),
            DeliveryState.Published => canTakeDown
                ? row.Enter(DeliveryState.TakingDown, now, "The article was withdrawn.", now)
                : row.Enter(DeliveryState.Parked, now, $"The article was withdrawn, and this network lets nobody but you remove the post: {row.Link}"),
            // Ended, and yet a call once made may still report its post: that is merged however late, and must come down then.
            DeliveryState.Rejected or DeliveryState.Expired or DeliveryState.Skipped =>
                row.Claims == 0 || row.TakeDownWhenKnown ? null : row with { TakeDownWhenKnown = true },
            DeliveryState.TakingDown or DeliveryState.TakenDown or DeliveryState.Cancelled => null,
            _ => throw new UnreachableException($"A state nobody knows: {row.State}"),
        };

        /// <summary>What one try to take it down makes of the row.</summary>
        public Delivery TookDown(TakeDownReply reply, DateTimeOffset now, NextStep next) => reply switch
        {
            TakeDownReply.Gone => row.Enter(DeliveryState.TakenDown, now, row.Reason),
            TakeDownReply.NotYet notYet when next is NextStep.At at =>
                row.Enter(DeliveryState.TakingDown, now, notYet.Reason, at.Due) with { Steps = row.Steps + 1 },
            TakeDownReply.NotYet notYet => row.RemoveByHand(notYet.Reason, now),
            TakeDownReply.Refused refused => row.RemoveByHand(refused.Reason, now),
            _ => throw new UnreachableException($"A reply nobody knows: {reply}"),
        };

        private Delivery RemoveByHand(string reason, DateTimeOffset now) =>
            row.Enter(DeliveryState.Parked, now, $"Readers can still see it; remove it by hand at {row.Link}. {reason}");
    }
}
