using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;
using Microsoft.Data.Sqlite;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>The queues in one SQLite file. What a killed process was handling is visible again as soon as anybody looks.</summary>
public sealed class SqliteMessageQueue(SqliteDatabase database, ProcessLock processes, TimeProvider time) : IMessageQueue
{
    /// <summary>A process may be killed this often over one message before it counts as the message's fault.</summary>
    private const int KillsForgiven = 10;

    /// <summary>How often the dead are looked for.</summary>
    private static readonly TimeSpan ReclaimEvery = TimeSpan.FromSeconds(1);

    private long _reclaimedAt = time.GetTimestamp();

    /// <summary>Only messages about these articles and events are received; null is all. For a command that works on its own article alone.</summary>
    public IReadOnlyCollection<string>? OnlyAbout { get; set; }

    /// <inheritdoc />
    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, int limit, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        ReclaimFromTheDead(now);
        if (NextVisible(queue) is not { } next || next > now)
        {
            return Task.FromResult<IReadOnlyList<ReceivedMessage>>([]);    // an idle queue costs a read and never a write
        }

        var received = database.Write(session =>
        {
            var due = session.Query(
                $"SELECT id FROM messages WHERE queue = @queue AND visible_at <= @now {Filter} ORDER BY visible_at, id LIMIT @limit",
                static reader => reader.GetInt64(0),
                ("@queue", queue),
                ("@now", SqliteTime.Of(now)),
                ("@about", About),
                ("@limit", limit));
            return due.ConvertAll(id => session.Query(
                """
                UPDATE messages SET visible_at = @until, receipt = receipt + 1, begun = begun + 1, owner = @owner WHERE id = @id
                RETURNING id, receipt, body, begun, killed
                """,
                reader => new ReceivedMessage(queue, reader.GetString(0), reader.GetString(1), reader.GetString(2), Counted(reader)),
                ("@until", SqliteTime.Of(now + visibility)),
                ("@owner", processes.Id),
                ("@id", id)).Single());
        });
        return Task.FromResult<IReadOnlyList<ReceivedMessage>>(received);
    }

    /// <inheritdoc />
    public Task DeleteAsync(ReceivedMessage message, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
        session.Execute("DELETE FROM messages WHERE id = @id AND receipt = @receipt", Named(message))));

    /// <inheritdoc />
    public Task PostponeAsync(ReceivedMessage message, TimeSpan delay, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
        session.Execute(
            "UPDATE messages SET visible_at = @at, owner = NULL WHERE id = @id AND receipt = @receipt",
            [.. Named(message), ("@at", SqliteTime.Of(time.GetUtcNow() + delay))])));

    /// <inheritdoc />
    public Task SetAsideAsync(ReceivedMessage message, string reason, CancellationToken cancellationToken) => Task.FromResult(database.Write(session =>
        session.Execute(
            "UPDATE OR REPLACE messages SET queue = @queue, problem = @problem, owner = NULL WHERE id = @id AND receipt = @receipt",
            [.. Named(message), ("@queue", Queues.Invalid), ("@problem", reason)])));

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextVisibleAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(NextVisible(queue));

    private string? About => OnlyAbout is { } subjects ? string.Join('\n', subjects) : null;

    private string Filter => OnlyAbout is null ? "" : "AND instr(char(10) || @about || char(10), char(10) || subject || char(10)) > 0";

    private static (string, object?)[] Named(ReceivedMessage message) => [("@id", message.Id), ("@receipt", message.Receipt)];

    private static int Counted(SqliteDataReader reader) => reader.GetInt32(3) + Math.Max(0, reader.GetInt32(4) - KillsForgiven);

    private DateTimeOffset? NextVisible(string queue) => database.Read(session => session.Number(
        $"SELECT min(visible_at) FROM messages WHERE queue = @queue {Filter}", ("@queue", queue), ("@about", About))) is { } at
            ? SqliteTime.From(at)
            : null;

    private void ReclaimFromTheDead(DateTimeOffset now)
    {
        if (time.GetElapsedTime(Interlocked.Read(ref _reclaimedAt)) < ReclaimEvery)
        {
            return;
        }

        Interlocked.Exchange(ref _reclaimedAt, time.GetTimestamp());
        var owners = database.Read(static session => session.Query(
            "SELECT DISTINCT owner FROM messages WHERE owner IS NOT NULL", static reader => reader.GetString(0)));
        foreach (var dead in owners.Where(owner => !processes.Lives(owner)))
        {
            database.Write(session => session.Execute(
                """
                UPDATE messages SET visible_at = @now, owner = NULL, receipt = receipt + 1, begun = begun - 1, killed = killed + 1
                WHERE owner = @owner
                """,
                ("@now", SqliteTime.Of(now)),
                ("@owner", dead)));
        }
    }
}
