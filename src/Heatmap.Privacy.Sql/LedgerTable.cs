using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The ledger's table, a storage format. The engine itself refuses to change or delete an entry.</summary>
internal static class LedgerTable
{
    // "HMle"; see https://www.sqlite.org/fileformat2.html#application_id.
    private const int ApplicationId = 0x484D6C65;

    private const string Names =
        "sequence, erasure, site, subject, state, at, effect, requested_by, totals_before, totals_after, epoch, previous, hash";

    public const string Select = $"SELECT {Names} FROM erasures ORDER BY sequence";

    public const string Insert =
        $"INSERT INTO erasures ({Names}) VALUES (@sequence, @erasure, @site, @subject, @state, @at, @effect, @requested_by, "
        + "@totals_before, @totals_after, @epoch, @previous, @hash)";

    private const string Create =
        "CREATE TABLE erasures (sequence INTEGER PRIMARY KEY, erasure BLOB NOT NULL, site TEXT NOT NULL, subject BLOB NOT NULL, "
        + "state BIGINT NOT NULL, at BIGINT NOT NULL, effect BIGINT NOT NULL, requested_by TEXT NOT NULL, totals_before BIGINT NOT NULL, "
        + "totals_after BIGINT, epoch BIGINT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL)";

    public static SqliteSchema Schema { get; } = new(ApplicationId, 1, (session, _) =>
    {
        session.Execute(Create);
        foreach (var change in (string[])["UPDATE", "DELETE"])
            session.Execute(
                $"CREATE TRIGGER erasures_no_{change} BEFORE {change} ON erasures "
                + "BEGIN SELECT RAISE(ABORT, 'the erasure ledger is append-only'); END");
    });
}
