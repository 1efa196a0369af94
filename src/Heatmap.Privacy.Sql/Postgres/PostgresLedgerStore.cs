using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>
/// The erasure ledger in a PostgreSQL database of its own: never in the keys', since backups take that one and leave the ledger out.
/// </summary>
public sealed class PostgresLedgerStore : IDisposable
{
    private static readonly PostgresSchema Schema = new("erasure ledger", 1, (session, _) =>
    {
        LedgerTable.Create(session, new PostgresDialect(), "BIGINT PRIMARY KEY");
        session.Execute(
            "CREATE FUNCTION erasures_stay() RETURNS trigger LANGUAGE plpgsql AS "
            + "$$ BEGIN RAISE EXCEPTION 'the erasure ledger is append-only'; END $$");
        session.Execute(
            "CREATE TRIGGER erasures_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures FOR EACH STATEMENT EXECUTE FUNCTION erasures_stay()");
    });

    private readonly PostgresDatabase _database;

    private PostgresLedgerStore(PostgresDatabase database) => (_database, Port) = (database, new SqlLedgerStore(database));

    public ILedgerStore Port { get; }

    /// <summary>Connects, making the table in an empty database.</summary>
    /// <exception cref="PostgresDatabaseException">It can't be reached, or isn't a ledger of this version or an earlier one.</exception>
    public static PostgresLedgerStore Open(string address, PostgresOptions? options = null) =>
        new(PostgresDatabase.Open(address, Schema, options));

    public void Dispose() => _database.Dispose();
}
