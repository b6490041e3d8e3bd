namespace Distribution.Publishing.Recording;

/// <summary>The rules of what an event makes of an article's row: ordered by the source's own version, and of equals the withdrawal wins.</summary>
public static class ArticleRevision
{
    extension(StoredArticle row)
    {
        /// <summary>The row after the event; null when the event is older than what is here and changes nothing.</summary>
        public StoredArticle? After(ArticleEvent said, DateTimeOffset now) => said.Kind switch
        {
            _ when row.IsNewerThan(said) => null,
            ArticleEventKind.Withdrawn => row with
            {
                SourceVersion = said.SourceVersion ?? row.SourceVersion,
                WithdrawnAt = row.WithdrawnAt ?? now,
                WithdrawnFor = row.WithdrawnFor ?? said.Reason,
                Withdrawals = row.IsWithdrawn ? row.Withdrawals : row.Withdrawals + 1,
            },

            // An edit of what was taken back does not bring it back; only a new publication does.
            ArticleEventKind.Changed when row.IsWithdrawn => row with { Article = said.Article, SourceVersion = said.SourceVersion ?? row.SourceVersion },
            _ => row with
            {
                Article = said.Article,
                SourceVersion = said.SourceVersion ?? row.SourceVersion,
                FirstSeenAt = row.FirstSeenAt ?? now,
                WithdrawnAt = null,
                WithdrawnFor = null,
            },
        };

        private bool IsNewerThan(ArticleEvent said) =>
            said.SourceVersion < row.SourceVersion
            || (said.SourceVersion == row.SourceVersion && row.IsWithdrawn && said.Kind is not ArticleEventKind.Withdrawn);
    }
}
