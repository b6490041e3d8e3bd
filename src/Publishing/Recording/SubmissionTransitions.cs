namespace Distribution.Publishing.Recording;

/// <summary>The only way a submission changes: the first want is met at once, further ones are gathered until its pace allows the next call.</summary>
public static class SubmissionTransitions
{
    /// <summary>How long what was refused is left alone, however often it is wanted.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromHours(1);

    /// <summary>Waits grow up to this.</summary>
    private static readonly TimeSpan LongestGrown = TimeSpan.FromHours(1);

    /// <summary>Enough to make an hour of a second; more would be no time any more.</summary>
    private const int MostDoublings = 12;

    extension(Submission row)
    {
        /// <summary>A page is to be told of.</summary>
        public Submission Wanted(Uri page, DateTimeOffset now) => row.CutToItsLength(now).Gathering(page, now);

        /// <summary>Waits that were set in what is now the future last as long as they were meant to, from now: the clock was stepped back under them.</summary>
        public Submission CutToItsLength(DateTimeOffset now) => row.SetAt is { } set && set > now
            ? row with
            {
                DueAt = row.DueAt - (set - now),
                NotBefore = row.NotBefore - (set - now),
                LeaseUntil = row.LeaseUntil - (set - now),
                SetAt = now,
            }
            : row;

        private Submission Gathering(Uri page, DateTimeOffset now)
        {
            var isNew = !row.Pages.Skip(row.Sending).Contains(page);

            // So many wait only after weeks of calls that failed. The row must end somewhere; the page is in the sitemap all the same.
            var fits = row.Pages.Count < Submission.MostWaiting;
            return row with
            {
                Pages = isNew && fits ? [.. row.Pages, page] : row.Pages,
                TurnedAway = isNew && !fits ? row.TurnedAway + 1 : row.TurnedAway,
                WantedAt = now,
                WantedMeanwhile = row.LeaseUntil is not null,
                DueAt = row.DueAt ?? Later(now, row.NotBefore),
                SetAt = row.DueAt is null ? now : row.SetAt,
            };
        }

        /// <summary>A process takes the call in hand; if it dies, it is due again at the lease's end. Null when it is not due.</summary>
        public Submission? Begun(DateTimeOffset now, DateTimeOffset until) => row.DueAt <= now
            ? row with
            {
                DueAt = until,
                LeaseUntil = until,
                SetAt = now,
                Sending = Math.Min(row.Pages.Count, Submission.MostPages),
                WantedMeanwhile = false,
                Tries = row.Tries + 1,
            }
            : null;

        /// <summary>Some pages of the call under way were told although it did not work as a whole: they are owed no more.</summary>
        public Submission Told(IReadOnlyCollection<Uri> pages)
        {
            if (pages.Count == 0)
            {
                return row;
            }

            var told = pages.ToHashSet();
            Uri[] untold = [.. row.Pages.Take(row.Sending).Where(page => !told.Contains(page))];
            return row with { Pages = [.. untold, .. row.Pages.Skip(row.Sending)], Sending = untold.Length };
        }

        /// <summary>The call worked. What came meanwhile, or was too much for one call, is due when the pace allows.</summary>
        /// <param name="every">The least time between two calls.</param>
        public Submission Done(DateTimeOffset now, string result, TimeSpan every)
        {
            Uri[] left = [.. row.Pages.Skip(row.Sending)];
            return row.Over() with
            {
                Pages = left,
                DueAt = left is [] ? null : now + every,
                NotBefore = now + every,
                SetAt = now,
                DoneAt = now,
                Tries = 0,
                TurnedAway = 0,
                Problem = null,
                Result = row.WithTurnedAway(result),
            };
        }

        /// <summary>The call worked and is to be made again and again, whether or not anything new is wanted.</summary>
        /// <param name="every">The least time between two calls.</param>
        public Submission Ongoing(DateTimeOffset now, string result, TimeSpan every) => row.Done(now, result, every) with { DueAt = now + every };

        /// <summary>It did not work and may after a while: the first time after the wait, then twice as long each time, up to an hour.</summary>
        /// <param name="wait">What was asked for; never less than this, were it more than an hour.</param>
        public Submission NotNow(DateTimeOffset now, string reason, TimeSpan wait)
        {
            var grown = wait * Math.Pow(2, Math.Clamp(row.Tries - 1, 0, MostDoublings));
            var next = now + (grown < LongestGrown ? grown : wait > LongestGrown ? wait : LongestGrown);
            return row.Over() with { DueAt = next, NotBefore = next, SetAt = now, Problem = row.WithTurnedAway(reason) };
        }

        /// <summary>
        /// It will not work until somebody mends something: it is tried again only when it is wanted anew, and not at once. What was wanted
        /// while the call was under way is such a want; what waited already and was too much for one call is none.
        /// </summary>
        /// <param name="every">The least time between two calls; an hour where it is less.</param>
        public Submission Refused(DateTimeOffset now, string problem, TimeSpan every)
        {
            var next = now + (every > RefusedFor ? every : RefusedFor);
            return row.Over() with { DueAt = row.WantedMeanwhile ? next : null, NotBefore = next, SetAt = now, Problem = row.WithTurnedAway(problem) };
        }

        private string WithTurnedAway(string sentence) => row.TurnedAway is 0
            ? sentence
            : $"{sentence} Pages that came while {Submission.MostWaiting} waited: {row.TurnedAway}; only the sitemap tells of them.";

        private Submission Over() => row with { Sending = 0, WantedMeanwhile = false, LeaseUntil = null, Pages = [.. row.Pages.Distinct()] };
    }

    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? notBefore) => notBefore > now ? notBefore.Value : now;
}
