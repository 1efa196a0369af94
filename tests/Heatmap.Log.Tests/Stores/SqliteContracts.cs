namespace Heatmap.Log.Tests;

public sealed class SqliteEventWriterTests() : EventWriterContract(new SqliteStore());

public sealed class SqliteEventReaderTests() : EventReaderContract(new SqliteStore());

public sealed class SqliteEventSubscriptionTests() : EventSubscriptionContract(new SqliteStore());

public sealed class SqliteEventRetentionTests() : EventRetentionContract(new SqliteStore());

public sealed class SqliteModelTests() : LogModelContract(() => new SqliteStore());
