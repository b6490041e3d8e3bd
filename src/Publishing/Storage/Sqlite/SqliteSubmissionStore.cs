using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>The follow-up calls in one SQLite file.</summary>
public sealed class SqliteSubmissionStore(SqliteDatabase database) : ISubmissionStore
{
    /// <inheritdoc />
    public Task<Submission?> FindAsync(ChannelName channel, string target, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(session => Find(session, channel, target)));

    /// <inheritdoc />
    public Task<Submission> ChangeAsync(ChannelName channel, string target, Func<Submission, Submission> change, CancellationToken cancellationToken) =>
        Task.FromResult(database.Write(session =>
        {
            var current = Find(session, channel, target) ?? new() { Channel = channel, Target = target };
            var next = change(current);
            if (ReferenceEquals(next, current))
            {
                return current;
            }

            next = next with { Version = current.Version + 1 };
            session.Execute(
                """
                INSERT INTO submissions (channel, target, version, due_at, json) VALUES (@channel, @target, @version, @due, @json)
                ON CONFLICT DO UPDATE SET version = @version, due_at = @due, json = @json
                """,
                ("@channel", channel.Value),
                ("@target", target),
                ("@version", next.Version),
                ("@due", next.DueAt is { } due ? SqliteTime.NotBefore(due) : null),
                ("@json", RowJson.Write(next)));
            return next;
        }));

    /// <inheritdoc />
    public Task<IReadOnlyList<Submission>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Submission>>([.. database.Read(session => session.Query(
            "SELECT json FROM submissions WHERE due_at <= @now ORDER BY due_at, channel, target LIMIT @limit",
            static reader => RowJson.ReadSubmission(reader.GetString(0)),
            ("@now", SqliteTime.Of(now)),
            ("@limit", limit)))]);

    /// <inheritdoc />
    /// <remarks>Every row that waits is read: there is one for each channel and target.</remarks>
    public Task<IReadOnlyList<Submission>> SetAfterAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Submission>>([.. database.Read(session => session.Query(
            "SELECT json FROM submissions WHERE due_at > @now ORDER BY due_at, channel, target",
            static reader => RowJson.ReadSubmission(reader.GetString(0)),
            ("@now", SqliteTime.Of(now)))).Where(row => row.SetAt > now)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<Submission>> OfChannelAsync(ChannelName channel, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Submission>>([.. database.Read(session => session.Query(
            "SELECT json FROM submissions WHERE channel = @channel ORDER BY target",
            static reader => RowJson.ReadSubmission(reader.GetString(0)),
            ("@channel", channel.Value)))]);

    private static Submission? Find(SqliteSession session, ChannelName channel, string target) =>
        session.Text("SELECT json FROM submissions WHERE channel = @channel AND target = @target", ("@channel", channel.Value), ("@target", target)) is { } json
            ? RowJson.ReadSubmission(json)
            : null;
}
