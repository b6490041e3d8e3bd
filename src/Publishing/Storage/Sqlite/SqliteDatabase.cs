using Microsoft.Data.Sqlite;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>
/// One SQLite file: WAL and synchronous=FULL, so a committed write survives the machine. Writers of this process stand in line
/// before SQLite's own lock, which other processes share.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    /// <summary>A writer waits up to 30 s for another process before it fails.</summary>
    private const string Settings = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

    private readonly string _connectionString;
    private readonly Lock _writing = new();
    private readonly SqliteConnection _writer;

    /// <summary>Opens the file, creating it and its folder, and brings its schema up to date.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    public SqliteDatabase(string path)
    {
        PrivateFolder.Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();
        _writer = Open();
        SqliteSchema.Apply(this);
    }

    /// <summary>Runs in one transaction that is durable when this returns; nothing of it happened when it throws.</summary>
    internal T Write<T>(Func<SqliteSession, T> work)
    {
        lock (_writing)
        {
            using var transaction = _writer.BeginTransaction();    // BEGIN IMMEDIATE: the right to write comes before the first read
            var result = work(new(_writer, transaction));
            transaction.Commit();
            return result;
        }
    }

    /// <summary>Runs on a snapshot of its own and never waits for a writer.</summary>
    internal T Read<T>(Func<SqliteSession, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return work(new(connection, transaction));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // A write that still runs is brought to its end first.
        lock (_writing)
        {
            _writer.Dispose();
            SqliteConnection.ClearPool(_writer);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        return connection;
    }
}
