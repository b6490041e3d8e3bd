using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage.Sqlite;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Storage;

/// <summary>SQLite as shipped, on a file in a temporary folder.</summary>
internal sealed class SqliteHome : StoreHome
{
    public SqliteHome() => Database = Path.Combine(Folder, "distribution.db");

    public string Folder { get; } = Directory.CreateTempSubdirectory("distribution-").FullName;

    public string Database { get; }

    public override Task<StoreProcess> StartAsync() => Task.FromResult<StoreProcess>(Start());

    public SqliteProcess Start() => new(this);

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>One process on the file: its own connections and its own lock.</summary>
internal sealed class SqliteProcess : StoreProcess
{
    private int _names;

    public SqliteProcess(SqliteHome home)
    {
        Database = new(home.Database);
        Lock = new(home.Folder, home.Time);
        Claims = Lock.Holder();
        Ledger = new SqliteDeliveryLedger(Database, Lock, Claims);
        Articles = new SqliteArticleStore(Database);
        Queue = new SqliteMessageQueue(Database, Lock, home.Time);
        Gate = new SqliteChannelGate(Database);
        Overview = new SqliteStoreOverview(Database);
        Connections = new SqliteConnectionStore(Database);
        Syndication = new SqliteSyndicationStore(Database);
        Submissions = new SqliteSubmissionStore(Database);
        Media = new SqliteMediaStore(Database, () => $"{Lock.Id.Replace("-", "", StringComparison.Ordinal)}{Interlocked.Increment(ref _names)}");
    }

    public SqliteDatabase Database { get; }

    public ProcessLock Lock { get; }

    public override IDeliveryLedger Ledger { get; }

    public override IArticleStore Articles { get; }

    public override IMessageQueue Queue { get; }

    public override IChannelGate Gate { get; }

    public override IStoreOverview Overview { get; }

    public override IConnectionStore Connections { get; }

    public override ISubmissionStore Submissions { get; }

    public override IMediaStore Media { get; }

    public override ISyndicationStore Syndication { get; }

    public override ClaimHolder Claims { get; }

    public override ValueTask DisposeAsync()
    {
        Lock.Dispose();
        Database.Dispose();
        return ValueTask.CompletedTask;
    }
}
