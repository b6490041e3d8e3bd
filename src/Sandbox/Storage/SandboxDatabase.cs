using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.Storage;

/// <summary>sandbox.db: what the networks hold. Several processes may have it open; a committed write survives the end of any of them.</summary>
internal sealed class SandboxDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqlSession _session;
    private readonly Lock _oneAtATime = new();

    public SandboxDatabase(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, "sandbox.db");
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _session = new SqlSession(_connection);
        _connection.Open();

        // A write answered to a caller survives the process's death under NORMAL; only a power cut could take it.
        _session.Execute($"PRAGMA busy_timeout = 30000");
        _session.Execute($"PRAGMA journal_mode = WAL");
        _session.Execute($"PRAGMA synchronous = NORMAL");
    }

    public T Write<T>(Func<SqlSession, T> work)
    {
        lock (_oneAtATime)
        {
            _session.Execute($"BEGIN IMMEDIATE");
            var done = false;
            try
            {
                var result = work(_session);
                _session.Execute($"COMMIT");
                done = true;
                return result;
            }
            finally
            {
                if (!done)
                {
                    _session.Execute($"ROLLBACK");
                }
            }
        }
    }

    public void Write(Action<SqlSession> work) => Write(session =>
    {
        work(session);
        return 0;
    });

    public T Read<T>(Func<SqlSession, T> work)
    {
        lock (_oneAtATime)
        {
            return work(_session);
        }
    }

    public void Dispose() => _connection.Dispose();
}
