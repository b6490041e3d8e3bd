using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>Messages as part of another write: the row and its wake-up are one transaction.</summary>
internal static class SqliteMessages
{
    extension(SqliteSession session)
    {
        /// <summary>
        /// Owes a wake-up. One already there with the same words is rescheduled, and whoever is just handling it no longer ends it.
        /// </summary>
        public void Owe(WakeUp wakeUp, string subject) => session.Execute(
            """
            INSERT INTO messages (queue, body, subject, visible_at) VALUES (@queue, @body, @subject, @at)
            ON CONFLICT (queue, body) DO UPDATE SET visible_at = excluded.visible_at, receipt = receipt + 1, begun = 0, owner = NULL
            """,
            ("@queue", wakeUp.Queue),
            ("@body", wakeUp.Body),
            ("@subject", subject),
            ("@at", SqliteTime.NotBefore(wakeUp.DueAt)));

        /// <summary>Makes sure a wake-up exists; one that somebody is handling is left alone.</summary>
        public void Ensure(WakeUp wakeUp, string subject) => session.Execute(
            """
            INSERT INTO messages (queue, body, subject, visible_at) VALUES (@queue, @body, @subject, @at)
            ON CONFLICT (queue, body) DO UPDATE SET visible_at = min(visible_at, excluded.visible_at) WHERE owner IS NULL
            """,
            ("@queue", wakeUp.Queue),
            ("@body", wakeUp.Body),
            ("@subject", subject),
            ("@at", SqliteTime.NotBefore(wakeUp.DueAt)));
    }
}
