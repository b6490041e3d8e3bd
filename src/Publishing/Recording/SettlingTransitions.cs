using System.Diagnostics;
using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Recording;

/// <summary>The rules of finding out how a call ended.</summary>
public static class SettlingTransitions
{
    /// <summary>Nothing there counts only when seen twice: a single read may be behind.</summary>
    private const int AbsentLooksNeeded = 2;

    extension(Delivery row)
    {
        /// <summary>The network shows the post.</summary>
        public Delivery SeenOnNetwork(FoundPost post, DateTimeOffset now) => row.Found(post.NetworkId, post.Link, now);

        /// <summary>The network could be read and does not show the post.</summary>
        /// <param name="conclusive">Whether enough time has passed for a post to be visible, had there been one.</param>
        /// <param name="resend">When a proven absence may be attempted again.</param>
        /// <param name="nextLook">When to look again.</param>
        public Delivery NotSeenOnNetwork(bool conclusive, DateTimeOffset now, NextStep resend, NextStep nextLook)
        {
            if (!conclusive)
            {
                return row.LooksAgain("The network does not show it yet.", now, nextLook);
            }

            var looked = row with { AbsentLooks = row.AbsentLooks + 1 };
            if (looked.AbsentLooks < AbsentLooksNeeded)
            {
                return looked.LooksAgain("The network does not show it; one more look makes it certain.", now, nextLook);
            }

            return row switch
            {
                { DuplicateRefused: false } => looked.NotPosted("The network was asked twice: nothing had been posted.", now, resend) with { AbsentLooks = 0 },
                { TakeDownWhenKnown: true, Doubted: false } => looked.NotPosted("Refused as a duplicate.", now, resend),
                { Doubted: false } => looked.Enter(
                    DeliveryState.Rejected,
                    now,
                    "The network refused it as a duplicate of a post that is not this delivery's; change the text and repost it."),
                _ => looked.LooksAgain("The network called it a duplicate, yet does not show it.", now, nextLook),
            };
        }

        /// <summary>The network gave no answer that counts.</summary>
        public Delivery CannotTell(string reason, DateTimeOffset now, NextStep nextLook) => row.LooksAgain(reason, now, nextLook);

        private Delivery LooksAgain(string reason, DateTimeOffset now, NextStep nextLook) => nextLook switch
        {
            NextStep.At at => row.Enter(DeliveryState.InDoubt, now, reason, at.Due) with { Steps = row.Steps + 1 },
            NextStep.Exhausted or NextStep.TooLate => row.Enter(
                DeliveryState.Parked,
                now,
                $"Whether it was posted could not be found out; look at the account, then settle it by hand. {reason}"),
            _ => throw new UnreachableException($"A next step nobody knows: {nextLook}"),
        };
    }
}
