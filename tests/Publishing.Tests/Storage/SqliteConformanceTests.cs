using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Storage;

public sealed class SqliteLedgerTests() : LedgerConformance(new SqliteHome());

public sealed class SqliteLedgerReadsTests() : LedgerReadsConformance(new SqliteHome());

public sealed class SqliteArticleStoreTests() : ArticleStoreConformance(new SqliteHome());

public sealed class SqliteMessageQueueTests() : MessageQueueConformance(new SqliteHome());

public sealed class SqliteGateTests() : GateConformance(new SqliteHome());

public sealed class SqliteOverviewTests() : OverviewConformance(new SqliteHome());

public sealed class SqliteSubmissionStoreTests() : SubmissionStoreConformance(new SqliteHome());

public sealed class SqliteConnectionStoreTests() : ConnectionStoreConformance(new SqliteHome());

public sealed class SqliteSyndicationTests() : SyndicationConformance(new SqliteHome());

public sealed class SqliteMediaStoreTests() : MediaStoreConformance(new SqliteHome());
