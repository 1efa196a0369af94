using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>The views in one SQLite file with its writer.</summary>
public sealed class SqliteViews : IDisposable
{
    // "HmVi" in the file's header: nobody takes the log's file, or another program's, for views.
    private const int ApplicationId = 0x486D5669;

    private readonly SqliteFile _file;
    private bool _closed;

    private SqliteViews(SqliteFile file, bool discarded)
    {
        (_file, Discarded) = (file, discarded);
        Ports = new SqlViews(file);
    }

    public SqlViews Ports { get; }

    /// <summary>
    /// The file held views in an older form, which were discarded: there are no generations in it now, and every projection is
    /// to be rebuilt. Tell whoever reads the log of this process.
    /// </summary>
    public bool Discarded { get; }

    /// <summary>Opens the file, making it where it is missing and emptying it where its tables are of an older version.</summary>
    /// <exception cref="SqliteFileException">It is another program's, of a newer version, damaged, or can't be opened.</exception>
    public static SqliteViews Open(string path) => Open(path, ViewTables.Version);

    /// <summary>So that a test can be a later version.</summary>
    internal static SqliteViews Open(string path, int version)
    {
        var discarded = false;
        var schema = new SqliteSchema(ApplicationId, version, (session, found) =>
        {
            discarded = found != 0;
            if (discarded) ViewTables.Drop(session);
            // The numbers of series come from a counter: the writer remembers totals by them, and a counter outlives the tables.
            ViewTables.Create(session, new SqliteDialect(), "BIGINT");
        });
        return new SqliteViews(SqliteFile.Open(path, schema, Options), discarded);
    }

    /// <summary>Gives the space of dropped generations back to the file system.</summary>
    /// <exception cref="SqliteFileException">A read didn't end in time.</exception>
    public Task ReleaseFreePagesAsync(CancellationToken cancellation = default) => _file.ReleaseFreePagesAsync(cancellation);

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        Ports.Dispose();
        _file.Dispose();
    }

    /// <summary>
    /// Views can be rebuilt and the checkpoint commits with them, so a commit that a power cut takes away is folded again. Replay
    /// touches totals all over the file, so its cache is larger than others'; beyond it there is the system's.
    /// </summary>
    private static SqliteFileOptions Options { get; } = new()
    {
        Synchronous = SqliteSynchronous.Normal,
        CacheBytes = 16 * 1024 * 1024,
        CheckpointBytes = 32 * 1024 * 1024,
    };
}
