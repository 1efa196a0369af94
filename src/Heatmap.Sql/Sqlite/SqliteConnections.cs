using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Heatmap.Sql;

/// <summary>Opens connections to one file, with the pragmas that make it what we promise.</summary>
internal sealed class SqliteConnections(string path, SqliteFileOptions options)
{
    /// <summary>The session that writes. Nothing of the file is changed before the check has let it pass.</summary>
    public SqlSession OpenWriting(Action<SqlSession> check) => Open(session =>
    {
        check(session);
        // Page size and auto-vacuum count only before the first page is written, which journal_mode does.
        Set(session, $"page_size = {options.PageSize}");
        Set(session, "auto_vacuum = INCREMENTAL");
        // Where the file system can't share memory SQLite answers with the mode that it stays in.
        if (session.Rows("PRAGMA journal_mode = WAL", r => r.GetString(0)) is not ["wal"])
            throw new SqliteFileException(path, "lies where write-ahead logging can't work (a network share?): put it on a local disk.");
        Set(session, $"synchronous = {(int)options.Synchronous}");
        Set(session, $"wal_autocheckpoint = {Math.Max(1, options.CheckpointBytes / options.PageSize)}");
        // After a peak the write-ahead log's file shrinks again.
        Set(session, $"journal_size_limit = {4L * options.CheckpointBytes}");
    });

    public SqlSession OpenReading() => Open(session =>
    {
        Set(session, "query_only = ON");
        // Only the writing session checkpoints: a reader that did could be caught between two of its steps.
        Set(session, "wal_autocheckpoint = 0");
    });

    /// <summary>Sets a pragma, reading whatever it answers to the end.</summary>
    public static void Set(SqlSession session, string pragma) => session.Rows($"PRAGMA {pragma}", _ => true);

    private SqlSession Open(Action<SqlSession> setUp)
    {
        _ = SqliteLibrary.Running;
        var where = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        var connection = new SqliteConnection(where.ToString());
        try
        {
            connection.Open();
            var session = new SqlSession(connection, new SqliteDialect());
            Set(session, string.Create(CultureInfo.InvariantCulture, $"busy_timeout = {options.Patience.TotalMilliseconds:0}"));
            Set(session, "foreign_keys = ON");
            Set(session, "secure_delete = ON");
            // Nothing of what is in here may come to lie in a temporary file outside the folder.
            Set(session, "temp_store = MEMORY");
            Set(session, $"cache_size = -{options.CacheBytes / 1024}");
            setUp(session);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
