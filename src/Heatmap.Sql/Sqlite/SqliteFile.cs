using Microsoft.Data.Sqlite;

namespace Heatmap.Sql;

/// <summary>
/// One SQLite file: one connection that writes and checkpoints, and a few that only read. Write-ahead log, incremental
/// auto-vacuum, deleted content overwritten; readable by the account of this process alone.
/// </summary>
public sealed class SqliteFile : ISqlDatabase
{
    // Some megabytes, moved and written within milliseconds.
    private const int PagesPerStep = 512;

    private readonly SqliteFileOptions _options;
    private readonly SqliteReaders _readers;
    private readonly SqlSession _writer;
    private readonly Lock _writing = new();

    private SqliteFile(string path, SqliteFileOptions options, SqliteConnections connections, SqlSession writer)
    {
        (Path, _options, _writer) = (path, options, writer);
        _readers = new SqliteReaders(connections, options.ReadSessions);
    }

    public string Path { get; }

    public SqlDialect Dialect { get; } = new SqliteDialect();

    /// <summary>Opens the file, making it, its folders and its tables where they are missing.</summary>
    /// <exception cref="SqliteFileException">It is another program's, of a newer version, damaged, or can't be opened.</exception>
    /// <exception cref="SqliteLibraryException">The native library that is forced isn't there.</exception>
    public static SqliteFile Open(string path, SqliteSchema schema, SqliteFileOptions? options = null)
    {
        options ??= new SqliteFileOptions();
        var connections = new SqliteConnections(path, options);
        SqlSession? writer = null;
        try
        {
            PrivateFiles.Make(path);
            writer = connections.OpenWriting(session => SqliteHeader.Check(path, session, schema));
            PrivateFiles.Narrow(path);
            var file = new SqliteFile(path, options, connections, writer);
            file.Write(session => SqliteHeader.Bring(path, session, schema));
            return file;
        }
        catch (Exception e)
        {
            writer?.Dispose();
            if (e is not (SqliteException or IOException or UnauthorizedAccessException)) throw;
            throw new SqliteFileException(path, $"can't be opened: {e.Message}", e);
        }
    }

    public Task<T> ReadAsync<T>(Func<SqlSession, T> work, CancellationToken cancellation = default) =>
        _readers.ReadAsync(work, cancellation);

    public T Write<T>(Func<SqlSession, T> work, WriteLocking locking = WriteLocking.Whole)
    {
        lock (_writing)
        {
            _writer.Execute("BEGIN IMMEDIATE");
            try
            {
                var result = work(_writer);
                _writer.Execute("COMMIT");
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    /// <summary>
    /// Copies the whole write-ahead log into the file and cuts it to no bytes, so that nothing overwritten or deleted is left in
    /// it. Waits until no read of this process is running, holding new ones back meanwhile.
    /// </summary>
    /// <exception cref="SqliteFileException">A read (or another program) didn't end within the patience of the options.</exception>
    public async Task EmptyWriteAheadLogAsync(CancellationToken cancellation = default)
    {
        using var alone = await _readers.HoldBackAsync(_options.Patience, cancellation)
            ?? throw new SqliteFileException(Path, $"is still being read after {_options.Patience.TotalSeconds:0.#} s: "
                + "end the long read (an export, a backup) and try again.");
        lock (_writing)
        {
            // With a busy timeout SQLite itself waits for readers of other programs, again and again until the time is over.
            if (_writer.Number("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
                throw new SqliteFileException(Path, "is read by another program, so its write-ahead log can't be emptied: end that program.");
        }
    }

    /// <summary>
    /// Gives the pages that deletions freed back to the file system, some at a time, and empties the write-ahead log: what is deleted is then gone
    /// from the disk.
    /// </summary>
    /// <exception cref="SqliteFileException">See <see cref="EmptyWriteAheadLogAsync"/>.</exception>
    public async Task ReleaseFreePagesAsync(CancellationToken cancellation = default)
    {
        for (var (before, left) = (long.MaxValue, FreePages()); left > 0 && left < before; (before, left) = (left, FreePages()))
        {
            lock (_writing) SqliteConnections.Set(_writer, $"incremental_vacuum({PagesPerStep})");
            // Writers who wait get in between.
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
        }
        await EmptyWriteAheadLogAsync(cancellation);
    }

    public void Dispose()
    {
        _readers.Dispose();
        lock (_writing) _writer.Dispose();
    }

    private long FreePages()
    {
        lock (_writing) return _writer.Number("PRAGMA freelist_count") ?? 0;
    }

    private void RollBack()
    {
        try
        {
            _writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // After a full disk or an I/O error SQLite has rolled back by itself, and says that there is no transaction.
        }
    }
}
