using System.Data.Common;
using Heatmap.Sql;

namespace Heatmap.Privacy.Sql;

/// <summary>The ledger's store over one database of either engine, which stays the caller's.</summary>
internal sealed class SqlLedgerStore(ISqlDatabase database) : ILedgerStore
{
    public Task<IReadOnlyList<LedgerEntry>> ReadAllAsync(CancellationToken cancellation = default) => ReadAfterAsync(0, cancellation);

    public async Task<IReadOnlyList<LedgerEntry>> ReadAfterAsync(long sequence, CancellationToken cancellation = default) =>
        await database.ReadAsync(session => LedgerTable.ReadAfter(session, sequence), cancellation).ConfigureAwait(false);

    public async Task AppendAsync(IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            // Waits for the disk, and on a server for its answer: not on a thread that others need.
            await Task.Run(() => database.Write(session => Append(session, entries)), CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException e) when (database.Dialect.IsRefusal(e))
        {
            throw new LedgerMovedException(entries[0].Sequence, e);
        }
    }

    private static bool Append(SqlSession session, IReadOnlyList<LedgerEntry> entries)
    {
        foreach (var entry in entries) LedgerTable.Append(session, entry);
        return true;
    }
}
