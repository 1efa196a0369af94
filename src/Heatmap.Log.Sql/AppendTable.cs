using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// The one table of the log, a row for each append. The key counts up and is never given twice, so that it orders the whole log;
/// the unique index finds a stream's rows and its head by a seek, and would refuse two appends at the same revision even if every
/// check before it were wrong.
/// </summary>
internal static class AppendTable
{
    public const int Version = 1;

    public static void Create(SqlSession session, SqlDialect dialect)
    {
        session.Execute($"""
            CREATE TABLE append (
              position {dialect.AutoKey},
              stream {dialect.Text} NOT NULL,
              first_revision BIGINT NOT NULL,
              event_count INTEGER NOT NULL CHECK (event_count > 0),
              payload {dialect.Blob} NOT NULL)
            """);
        session.Execute("CREATE UNIQUE INDEX append_by_stream ON append (stream, first_revision)");
    }
}
