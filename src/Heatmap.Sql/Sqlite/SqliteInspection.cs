using Microsoft.Data.Sqlite;

namespace Heatmap.Sql;

/// <summary>
/// A SQLite file that is looked into and never changed, whoever owns it: one session that reads. It neither makes a file nor brings
/// its tables to another version.
/// </summary>
public sealed class SqliteInspection : ISqlDatabase
{
    // https://www.sqlite.org/pragma.html#pragma_quick_check: all but whether indexes match their tables, in much less time.
    private const string QuickCheck = "PRAGMA quick_check(5)";

    private readonly string _path;
    private readonly SqlSession _session;
    private readonly Lock _turn = new();

    private SqliteInspection(string path, SqlSession session) => (_path, _session) = (path, session);

    public SqlDialect Dialect { get; } = new SqliteDialect();

    /// <exception cref="SqliteFileException">There is no such file, or it is no database, or can't be read.</exception>
    public static SqliteInspection Open(string path)
    {
        if (!File.Exists(path)) throw new SqliteFileException(path, "is missing.");
        _ = SqliteLibrary.Running;
        var where = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(where.ToString());
        try
        {
            connection.Open();
            var session = new SqlSession(connection, new SqliteDialect());
            // The first look at the file.
            session.Number("SELECT count(*) FROM sqlite_master");
            return new SqliteInspection(path, session);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new SqliteFileException(path, $"can't be read: {e.Message}", e);
        }
    }

    public Task<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_turn)
        {
            _session.Execute("BEGIN");
            try
            {
                return Task.FromResult(work(_session));
            }
            finally
            {
                _session.Execute("ROLLBACK");
            }
        }
    }

    /// <exception cref="NotSupportedException">Always.</exception>
    public T Write<T>(Func<SqlSession, T> work, WriteLocking locking = WriteLocking.Whole) =>
        throw new NotSupportedException($"The file '{_path}' is open for looking only.");

    /// <summary>Reads the whole file once.</summary>
    /// <exception cref="SqliteFileException">It can't be read.</exception>
    public SqliteCondition Examine()
    {
        lock (_turn)
        {
            try
            {
                var free = (_session.Number("PRAGMA freelist_count") ?? 0) * (_session.Number("PRAGMA page_size") ?? 0);
                var found = _session.Rows(QuickCheck, row => row.GetString(0));
                var log = new FileInfo(_path + "-wal");
                return new SqliteCondition(new FileInfo(_path).Length, free, log.Exists ? log.Length : 0, found is ["ok"] ? [] : found);
            }
            catch (SqliteException e)
            {
                throw new SqliteFileException(_path, $"can't be read: {e.Message}", e);
            }
        }
    }

    /// <summary>
    /// Copies the database, as it is at this moment, into a new file without free pages; writers go on. Read it as a database with
    /// the name <paramref name="path"/>.
    /// </summary>
    /// <exception cref="SqliteFileException">It can't be read, or the copy not written.</exception>
    public void CopyTo(string path)
    {
        try
        {
            PrivateFiles.Make(path);
            // https://www.sqlite.org/lang_vacuum.html#vacuuminto: into an empty file, too.
            lock (_turn) _session.Execute("VACUUM INTO @path", ("@path", path));
        }
        catch (SqliteException e)
        {
            throw new SqliteFileException(_path, $"can't be copied to '{path}': {e.Message}", e);
        }
    }

    public void Dispose() => _session.Dispose();
}
