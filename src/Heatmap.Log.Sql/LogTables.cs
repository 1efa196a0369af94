using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>
/// The tables of the log. <c>append</c> has a row for each append: the key counts up and is never given twice, so that it orders the
/// whole log; the unique index finds a stream's rows and its head by a seek, and would refuse two appends at the same revision even
/// if every check before it were wrong. <c>stream_end</c> has a row for each stream that once lost all its events: its last revision
/// then, so that none is given twice.
/// </summary>
internal static class LogTables
{
    public const int Version = 2;

    /// <summary>Makes the tables, or what of them version <paramref name="from"/> lacks.</summary>
    public static void Bring(SqlSession session, SqlDialect dialect, int from)
    {
        if (from < 1) CreateAppends(session, dialect);
        session.Execute($"""
            CREATE TABLE stream_end (
              stream {dialect.Text} PRIMARY KEY,
              last_revision BIGINT NOT NULL) {dialect.OrderedByKey}
            """);
    }

    private static void CreateAppends(SqlSession session, SqlDialect dialect)
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
