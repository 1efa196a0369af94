using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>The views in a PostgreSQL database of their own, into which several nodes commit.</summary>
public sealed class PostgresViews : IDisposable
{
    private readonly PostgresDatabase _database;
    private bool _closed;

    private PostgresViews(PostgresDatabase database, bool discarded)
    {
        (_database, Discarded) = (database, discarded);
        // Each commit is a transaction of its own: two in one would take locks in two orders.
        Ports = new SqlViews(
            database, new CopyMerge(), new StatesAtOnce(), new GroupCommitOptions { Locking = WriteLocking.Rows, ItemsPerTransaction = 1 });
    }

    public SqlViews Ports { get; }

    /// <summary>
    /// The database held views in an older form, which this call has discarded: there are no generations in it now, and every
    /// projection is to be rebuilt. Of nodes that start together one says so.
    /// </summary>
    public bool Discarded { get; }

    /// <summary>Connects, making the tables in an empty database and emptying it where they are of an older version.</summary>
    /// <param name="address"><c>postgres://user:password@host:port/database</c>; the database must not be the log's or the keys'.</param>
    /// <param name="options">The defaults where null.</param>
    /// <exception cref="PostgresDatabaseException">It can't be reached, is something else's, or of a newer version.</exception>
    public static PostgresViews Open(string address, PostgresOptions? options = null) => Open(address, ViewTables.Version, options);

    /// <summary>So that a test can be a later version.</summary>
    internal static PostgresViews Open(string address, int version, PostgresOptions? options = null)
    {
        var discarded = false;
        // Commits wait for the disk, other than in a file: after a crash of the server this process lives on, and would take its own
        // word for what it committed.
        var schema = new PostgresSchema("views", version, (session, found) =>
        {
            discarded = found != 0;
            if (discarded) ViewTables.Drop(session);
            // From a sequence, which locks nothing: a counter would be held until the commit, against all other nodes.
            ViewTables.Create(session, new PostgresDialect(), "BIGINT GENERATED ALWAYS AS IDENTITY");
        });
        return new PostgresViews(PostgresDatabase.Open(address, schema, options), discarded);
    }

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        Ports.Dispose();
        _database.Dispose();
    }
}
