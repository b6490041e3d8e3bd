namespace Distribution.Publishing.Recording;

/// <summary>
/// The rules of what an event makes of an article's row, ordered by the source's own version. What the article says and whether it is out
/// are ordered apart: an edit that overtakes a withdrawal does not undo it. Of equals the withdrawal wins.
/// </summary>
public static class ArticleRevision
{
    extension(StoredArticle row)
    {
        /// <summary>The row after the event; null when the event is older than what is here and changes nothing.</summary>
        public StoredArticle? After(ArticleEvent said, DateTimeOffset now)
        {
            var version = said.SourceVersion ?? Math.Max(row.SourceVersion, row.StandingVersion);
            var stands = row.Standing(said, version, now);
            var next = said.Kind is ArticleEventKind.Withdrawn || version < row.SourceVersion
                ? stands
                : stands with { Article = said.Article, SourceVersion = version, FirstSeenAt = row.FirstSeenAt ?? now };
            return ReferenceEquals(next, row) ? null : next with { ChangedAt = now };
        }

        private StoredArticle Standing(ArticleEvent said, long version, DateTimeOffset now) => said.Kind switch
        {
            // Handled once more after a newer publication, it is still the older word.
            ArticleEventKind.Withdrawn when said.SourceVersion is null && said.ReceivedAt < row.StandingSaidAt => row,
            ArticleEventKind.Withdrawn when version >= row.StandingVersion => row with
            {
                StandingVersion = version,
                StandingSaidAt = said.ReceivedAt,
                WithdrawnAt = row.WithdrawnAt ?? now,
                WithdrawnFor = row.WithdrawnFor ?? said.Reason,
                Withdrawals = row.IsWithdrawn ? row.Withdrawals : row.Withdrawals + 1,
            },
            ArticleEventKind.Published when version > row.StandingVersion || said.SourceVersion is null =>
                row with { StandingVersion = version, StandingSaidAt = said.ReceivedAt, WithdrawnAt = null, WithdrawnFor = null },

            // An edit of what was taken back does not bring it back; only a new publication does.
            _ => row,
        };
    }
}
