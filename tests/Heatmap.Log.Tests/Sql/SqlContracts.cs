namespace Heatmap.Log.Tests;

public sealed class SqliteGroupCommitWriterTests() : GroupCommitWriterContract(new SqliteNumbers());

public sealed class PostgresGroupCommitWriterTests() : GroupCommitWriterContract(new PostgresNumbers());

public sealed class SqliteBulkTests() : BulkContract(new SqliteNumbers());

public sealed class PostgresBulkTests() : BulkContract(new PostgresNumbers());
