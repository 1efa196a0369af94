using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The erasure ledger in a SQLite file of its own (<c>ledger/erasures.db</c>), apart from the keys and left out of backups.</summary>
public sealed class SqliteLedgerStore : IDisposable
{
    // "HMle"; see https://www.sqlite.org/fileformat2.html#application_id.
    private const int ApplicationId = 0x484D6C65;

    private static readonly SqliteSchema Schema = new(ApplicationId, 1, (session, _) =>
    {
        LedgerTable.Create(session, new SqliteDialect(), "INTEGER PRIMARY KEY");
        foreach (var change in (string[])["UPDATE", "DELETE"])
            session.Execute(
                $"CREATE TRIGGER erasures_no_{change} BEFORE {change} ON erasures "
                + "BEGIN SELECT RAISE(ABORT, 'the erasure ledger is append-only'); END");
    });

    private readonly SqliteFile _file;

    private SqliteLedgerStore(SqliteFile file) => (_file, Port) = (file, new SqlLedgerStore(file));

    public ILedgerStore Port { get; }

    /// <summary>Opens the file, making it where it is missing.</summary>
    /// <exception cref="SqliteFileException">It can't be opened, or isn't a ledger of this version or an earlier one.</exception>
    public static SqliteLedgerStore Open(string path, SqliteFileOptions? options = null) => new(SqliteFile.Open(path, Schema, options));

    /// <summary>The ledger in a database that is the caller's, for whoever only looks at it.</summary>
    public static ILedgerStore Over(ISqlDatabase database) => new SqlLedgerStore(database);

    public void Dispose() => _file.Dispose();
}
