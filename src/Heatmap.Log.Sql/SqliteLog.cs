using Heatmap.Sql;

namespace Heatmap.Log.Sql;

/// <summary>The log in a SQLite file of its own: the default.</summary>
public static class SqliteLog
{
    /// <summary>"HmLg" in the file's header, by which <c>file</c> and we tell whose it is. A storage format.</summary>
    public const int ApplicationId = 0x486D4C67;

    /// <summary>Opens the log, making folder, file and table where they are missing.</summary>
    /// <exception cref="SqliteFileException">The file is another program's, of a newer version, damaged, or can't be opened.</exception>
    /// <exception cref="SqliteLibraryException">The native library that is forced isn't there.</exception>
    public static SqlLog Open(string path, SqlLogOptions? options = null)
    {
        options ??= new SqlLogOptions();
        var file = OpenFile(path, options.Patience);
        return Over(file, options, cancellation => SqliteRelease.RunAsync(file, cancellation));
    }

    /// <summary>Opens a log to look at, whoever owns it: nothing in it is changed, and appending fails.</summary>
    /// <exception cref="SqliteFileException">There is no such file, or it can't be read.</exception>
    public static SqlLog OpenForLooking(string path) => Over(
        SqliteInspection.Open(path), new SqlLogOptions(), _ => throw new NotSupportedException("A log that is only looked at releases nothing."));

    /// <summary>The file alone, for whoever looks into it without appending.</summary>
    public static SqliteFile OpenFile(string path) => OpenFile(path, new SqlLogOptions().Patience);

    private static SqlLog Over(ISqlDatabase database, SqlLogOptions options, Func<CancellationToken, Task<Release>> release)
    {
        var appended = new Pulse();
        return new SqlLog(database, options, new SingleAppends(database, options, appended.Beat), appended, release);
    }

    private static SqliteFile OpenFile(string path, TimeSpan patience) =>
        SqliteFile.Open(path, Schema, new SqliteFileOptions { PageSize = PageSize, Patience = patience });

    // An append of 50 events is a row of some 4,000 bytes, which isn't split: of 8 kB, where often only one such row has room, more than
    // a quarter stays empty ("bench growth": 117 bytes an event). Not larger, since each append of another visitor touches another page
    // of the index, and whole pages go into the write-ahead log.
    private const int PageSize = 16384;

    private static readonly SqliteSchema Schema =
        new(ApplicationId, LogTables.Version, (session, from) => LogTables.Bring(session, new SqliteDialect(), from));
}
