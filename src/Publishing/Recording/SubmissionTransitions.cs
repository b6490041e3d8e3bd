namespace Distribution.Publishing.Recording;

/// <summary>The only way a submission changes: the first want is met at once, further ones are gathered until its pace allows the next call.</summary>
public static class SubmissionTransitions
{
    /// <summary>How long what was refused is left alone, however often it is wanted.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromHours(1);

    extension(Submission row)
    {
        /// <summary>A page is to be told of.</summary>
        public Submission Wanted(Uri page, DateTimeOffset now)
        {
            // Beyond the cap a page is not gathered: it is in the sitemap all the same.
            var isNew = row.Pages.Count < Submission.MostPages && !row.Pages.Skip(row.Sending).Contains(page);
            return row with
            {
                Pages = isNew ? [.. row.Pages, page] : row.Pages,
                WantedAt = now,
                DueAt = row.DueAt ?? Later(now, row.NotBefore),
            };
        }

        /// <summary>A process takes the call in hand; if it dies, it is due again at the lease's end. Null when it is not due.</summary>
        public Submission? Begun(DateTimeOffset now, DateTimeOffset until) => row.DueAt <= now
            ? row with { DueAt = until, LeaseUntil = until, Sending = row.Pages.Count, Tries = row.Tries + 1 }
            : null;

        /// <summary>The call worked. What came meanwhile is due when the pace allows.</summary>
        /// <param name="every">The least time between two calls.</param>
        public Submission Done(DateTimeOffset now, string result, TimeSpan every)
        {
            Uri[] left = [.. row.Pages.Skip(row.Sending)];
            return row.Over() with
            {
                Pages = left,
                DueAt = left is [] ? null : now + every,
                NotBefore = now + every,
                DoneAt = now,
                Tries = 0,
                Problem = null,
                Result = result,
            };
        }

        /// <summary>It did not work and may after a while.</summary>
        public Submission NotNow(DateTimeOffset now, string reason, TimeSpan wait) =>
            row.Over() with { DueAt = now + wait, NotBefore = now + wait, Problem = reason };

        /// <summary>It will not work until somebody mends something: it is tried again only when it is wanted anew, and not at once.</summary>
        public Submission Refused(DateTimeOffset now, string problem) =>
            row.Over() with { DueAt = null, NotBefore = now + RefusedFor, Problem = problem };

        private Submission Over() => row with { Sending = 0, LeaseUntil = null, Pages = [.. row.Pages.Distinct()] };
    }

    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? notBefore) => notBefore > now ? notBefore.Value : now;
}
