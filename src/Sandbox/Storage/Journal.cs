using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.Storage;

/// <summary>The request log and the strictness log.</summary>
internal sealed class Journal
{
    private readonly SandboxDatabase _database;

    public Journal(SandboxDatabase database)
    {
        _database = database;
        database.Write(session => session.Execute($"""
            CREATE TABLE IF NOT EXISTS requests (
                number INTEGER PRIMARY KEY, network TEXT NOT NULL, begun INTEGER NOT NULL, answered INTEGER NOT NULL,
                method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER, fault TEXT);
            CREATE TABLE IF NOT EXISTS strictness (
                number INTEGER PRIMARY KEY, at INTEGER NOT NULL, network TEXT NOT NULL, kind TEXT NOT NULL,
                method TEXT NOT NULL, path TEXT NOT NULL, detail TEXT NOT NULL);
            """));
    }

    public void Add(SandboxRequest request) => _database.Write(session => session.Execute($"""
        INSERT INTO requests (network, begun, answered, method, path, status, fault)
        VALUES ({request.Network}, {request.Begun}, {request.Answered}, {request.Method}, {request.Path}, {request.Status}, {request.Fault})
        """));

    public void Add(StrictnessEntry entry) => _database.Write(session => Add(session, entry));

    public static void Add(SqlSession session, StrictnessEntry entry) => session.Execute($"""
        INSERT INTO strictness (at, network, kind, method, path, detail)
        VALUES ({entry.At}, {entry.Network}, {entry.Kind}, {entry.Method}, {entry.Path}, {entry.Detail})
        """);

    public IReadOnlyList<SandboxRequest> Requests(string network) => _database.Read(session => session.Rows(
        $"SELECT network, begun, answered, method, path, status, fault FROM requests WHERE network = {network} ORDER BY number",
        row => new SandboxRequest
        {
            Network = row.GetString(0),
            Begun = Time(row, 1),
            Answered = Time(row, 2),
            Method = row.GetString(3),
            Path = row.GetString(4),
            Status = row.IsDBNull(5) ? null : row.GetInt32(5),
            Fault = row.IsDBNull(6) ? null : row.GetString(6),
        }));

    public IReadOnlyList<StrictnessEntry> Strictness() => _database.Read(session => session.Rows(
        $"SELECT at, network, kind, method, path, detail FROM strictness ORDER BY number",
        row => new StrictnessEntry
        {
            At = Time(row, 0),
            Network = row.GetString(1),
            Kind = row.GetString(2),
            Method = row.GetString(3),
            Path = row.GetString(4),
            Detail = row.GetString(5),
        }));

    private static DateTimeOffset Time(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
