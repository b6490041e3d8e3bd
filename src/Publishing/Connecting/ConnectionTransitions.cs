using System.Diagnostics;
using System.Globalization;
using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Connecting;

/// <summary>The rules of a connection's row. Pure.</summary>
internal static class ConnectionTransitions
{
    /// <summary>No wait of a connection's is longer: what lies further ahead was set before the clock was stepped back.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    extension(Connection row)
    {
        /// <summary>Whether requests may be made with the access token.</summary>
        public bool IsAlive(DateTimeOffset now) => row is { AccessToken: not null, RefreshWanted: false } && !(row.ExpiresAt <= now);

        /// <summary>Whether somebody is renewing it.</summary>
        public bool IsRefreshing(DateTimeOffset now) => row.LeaseUntil > now;

        /// <summary>
        /// The row as it must be read now: a lease that ran out is a renewal whose end is unknown, and too long a doubt is a person's. Of a token that
        /// renews itself there is no doubt: whatever became of the last renewal, the next does no harm.
        /// </summary>
        public Connection AsOf(DateTimeOffset now, ConnectionOptions options)
        {
            if (options.RenewsItself)
            {
                return row with
                {
                    LeaseUntil = now < row.LeaseUntil && row.LeaseUntil - now <= Longest ? row.LeaseUntil : null,
                    NextTryAt = row.NextTryAt - now <= Longest ? row.NextTryAt : null,
                };
            }

            var read = row.LeaseUntil <= now ? row with { LeaseUntil = null, DoubtSince = row.DoubtSince ?? now } : row;
            return read is { Problem: null } && now - read.DoubtSince > options.GiveUpAfter
                ? read with { Problem = "The end of the last renewal could not be found out; connect the account again." }
                : read;
        }

        /// <summary>
        /// Whether to renew now. In doubt only when nothing alive is left: the old refresh token may be spent, and showing it again may
        /// end what still works; when nothing works, showing it costs nothing.
        /// </summary>
        public bool IsDue(DateTimeOffset now, ConnectionOptions options) =>
            row.Problem is null
            && !row.IsRefreshing(now)
            && !(row.NextTryAt > now)
            && (options.RenewsItself
                ? row.IsOldEnough(now, options)
                : !row.IsAlive(now) || (row.DoubtSince is null && row.ExpiresAt - now < options.RenewBefore));

        /// <summary>
        /// Whether a token that renews itself is to be renewed. One that came in what is now the future has an end that a wrong clock reckoned, and is
        /// renewed to learn its true one; the network knows whether it is old enough.
        /// </summary>
        private bool IsOldEnough(DateTimeOffset now, ConnectionOptions options) =>
            row.RenewedAt > now
            || (!(now - row.RenewedAt < options.YoungestAge) && !(row.ExpiresAt - now >= options.RenewBefore));

        /// <summary>What somebody should know of it before its token ends, in one sentence; null for nothing.</summary>
        public string? Warning(DateTimeOffset now, ConnectionOptions options) => row switch
        {
            { Problem: { } problem } => row.IsAlive(now) ? $"The connection cannot be renewed and works only until {row.End}: {problem}" : problem,
            { Setback: { } setback } when options.WarnBefore > TimeSpan.Zero && !(row.ExpiresAt - now > options.WarnBefore) =>
                $"The connection could not be renewed yet and works only until {row.End}: {setback}",
            _ => null,
        };

        private string End => row.ExpiresAt is { } end ? end.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : "a day that is not known";

        /// <summary>The row a renewal is made under.</summary>
        public Connection Leased(string leaseId, DateTimeOffset now, ConnectionOptions options) => row with
        {
            LeaseId = leaseId,
            LeaseUntil = now + options.LeaseFor,
            NextTryAt = null,
        };

        /// <summary>The row after a renewal, whoever changed what else meanwhile.</summary>
        /// <param name="asked">When the new token's life began at the latest.</param>
        public Connection Ended(TokenReply reply, DateTimeOffset asked, DateTimeOffset now, ConnectionOptions options) => reply switch
        {
            TokenReply.Renewed renewed => row with
            {
                AccessToken = renewed.AccessToken,
                RefreshToken = renewed.RefreshToken ?? row.RefreshToken,
                ExpiresAt = asked + renewed.Lifetime,
                RenewedAt = now,
                RefreshWanted = false,
                LeaseId = null,
                LeaseUntil = null,
                DoubtSince = null,
                NextTryAt = null,
                Setback = null,
                Problem = null,
            },
            TokenReply.Refused refused => row with { LeaseId = null, LeaseUntil = null, DoubtSince = null, Problem = refused.Reason },
            TokenReply.NotNow notNow => row with { LeaseId = null, LeaseUntil = null, NextTryAt = now + (notNow.Wait ?? options.RetryAfter), Setback = notNow.Reason },
            TokenReply.Unknown unknown => row with { Setback = unknown.Reason, LeaseUntil = null, DoubtSince = row.DoubtSince ?? now, NextTryAt = now + options.RetryDoubtAfter },
            _ => throw new UnreachableException($"A reply nobody knows: {reply}"),
        };
    }
}
