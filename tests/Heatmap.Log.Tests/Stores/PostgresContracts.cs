namespace Heatmap.Log.Tests;

public sealed class PostgresEventWriterTests() : EventWriterContract(new PostgresStore());

public sealed class PostgresEventReaderTests() : EventReaderContract(new PostgresStore());

public sealed class PostgresEventSubscriptionTests() : EventSubscriptionContract(new PostgresStore());

public sealed class PostgresEventRetentionTests() : EventRetentionContract(new PostgresStore());

public sealed class PostgresModelTests() : LogModelContract(() => new PostgresStore());
