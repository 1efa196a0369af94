using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// A key store in a PostgreSQL database of its own, which several nodes use: their writers take turns, every commit waits for the
/// disk, and what is destroyed is taken out of the tables' files as soon as no transaction stands in the way.
/// </summary>
public sealed class PostgresKeyStore : IDisposable
{
    private const string Now = "floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    private readonly PostgresDatabase _database;
    private readonly GroupCommitWriter _writer;
    private bool _closed;

    private PostgresKeyStore(PostgresDatabase postgres)
    {
        _database = postgres;
        _writer = new GroupCommitWriter(postgres, "Heatmap keys");
        var database = new KeyDatabase(postgres, _writer) { IsShared = true };
        var destruction = new PostgresRowDestruction(postgres, database);
        Ports = new KeyStore(
            new SqlSubjectKeys(database, destruction),
            new SqlSubjectMap(database, destruction),
            new SqlTombstones(database),
            new SqlBlindIndex(database),
            new SqlWrappedSecrets(database, destruction),
            new SqlRewrapping(database, destruction),
            new SqlLedgerAnchor(database))
        {
            Shared = new SharedUse(new SqlNodeNews(database), new SqlNodeTurns(database, Now)),
            Remains = destruction,
        };
    }

    public KeyStore Ports { get; }

    /// <summary>Where the keys lie, for backup and restoring.</summary>
    public ISqlDatabase Database => _database;

    /// <summary>Connects, making the tables in an empty database. The database must not be the ledger's, or anything else's.</summary>
    /// <exception cref="PostgresDatabaseException">It can't be reached, or isn't a key database of this version or an earlier one.</exception>
    public static PostgresKeyStore Open(string address, PostgresOptions? options = null) =>
        new(PostgresDatabase.Open(address, PostgresKeyTables.Schema, options));

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _writer.Dispose();
        _database.Dispose();
    }
}
