using Heatmap.Privacy;
using Heatmap.Privacy.Sql;
using Heatmap.Sql;

namespace Heatmap.Server;

/// <summary>The erasure ledger that is applied to what is restored: as the installation had it last.</summary>
internal sealed record GivenLedger(IReadOnlyList<LedgerEntry> Entries)
{
    /// <exception cref="ControlException">There is none, its chain doesn't hold, or it is not that of the backup or older than the backup.</exception>
    public static async Task<GivenLedger> ReadAsync(string file, BackupManifest.LedgerMark? mark, CancellationToken cancellation)
    {
        const string mend = "Give the ledger as the installation had it last with --ledger; it is ledger/erasures.db in its data folder, with the -wal file beside it. "
            + "Without it, visitors who were promised to be forgotten would be back, so nothing is restored.";
        if (!File.Exists(file)) throw new ControlException($"There is no erasure ledger '{file}'. {mend}");
        using var given = SqliteInspection.Open(file);
        var store = SqliteLedgerStore.Over(given);
        var entries = await store.ReadAllAsync(cancellation);
        try
        {
            await ErasureLedger.OpenAsync(store, new NotedHead(mark is null ? null : new LedgerHead(mark.Sequence, mark.Hash)), cancellation);
            return new GivenLedger(entries);
        }
        catch (LedgerBrokenException e) when (mark is not null && entries.Count < mark.Sequence)
        {
            throw new ControlException($"The erasure ledger '{file}' is older than the backup: it ends at entry {entries.Count}, and the backup was made after entry {mark.Sequence} "
                + $"({e.Message.Split(':')[0]}). {mend}");
        }
        catch (LedgerBrokenException e)
        {
            throw new ControlException($"The erasure ledger '{file}' is not that of the backup, or was changed. {e.Message} {mend}");
        }
    }

    public async Task CopyToAsync(string file, CancellationToken cancellation)
    {
        using var store = SqliteLedgerStore.Open(file);
        await store.Port.AppendAsync(Entries, cancellation);
    }
}
