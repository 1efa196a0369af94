using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

internal sealed class SqlLedgerAnchor(KeyDatabase database) : ILedgerAnchor
{
    public async Task<LedgerHead?> FindAsync(CancellationToken cancellation = default) =>
        await database.ReadAsync(
            session => session.Rows("SELECT sequence, hash FROM ledger_head", row => new LedgerHead(row.GetInt64(0), row.GetString(1))).FirstOrDefault(),
            cancellation).ConfigureAwait(false);

    public Task SetAsync(LedgerHead head, CancellationToken cancellation = default) =>
        database.WriteAsync(session => Set(session, head), cancellation);

    private static int Set(SqlSession session, LedgerHead head) =>
        session.Execute(
            "INSERT INTO ledger_head (one, sequence, hash) VALUES (1, @sequence, @hash) ON CONFLICT (one) "
            + "DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash WHERE excluded.sequence > ledger_head.sequence",
            ("@sequence", head.Sequence), ("@hash", head.Hash));
}
