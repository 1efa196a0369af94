using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Takes subjects out of the key store.</summary>
internal sealed class KeyDestruction(KeyStore store, SiteKeys sites, SharedMemory memory, VaultOptions options)
{
    private const int Chunk = 500;
    private const long Day = 24L * 3600 * 1000;

    /// <summary>
    /// Sets tombstones where the subject's map rows are, counted from a time, then drops it from caches: from here on the
    /// visitor's batches are refused, and nobody finds the key through the visitor's id.
    /// </summary>
    public async Task BuryAsync(Erasure erasure, long from, CancellationToken cancellation)
    {
        var hash = await sites.OfAsync(erasure.Site, cancellation).ConfigureAwait(false);
        var marks = await store.Map.MarksOfAsync(erasure.Site, erasure.Subject, cancellation).ConfigureAwait(false);
        var tombstones = marks.Select(hash.TombstoneOf).Append(hash.TombstoneOf(erasure.Subject)).ToList();
        // To the end of its day: to the millisecond, a tombstone would tell which of the ledger's erasures it came of.
        var until = (from + (long)options.TombstoneLife.TotalMilliseconds + Day - 1) / Day * Day;
        await store.Tombstones.AddAsync(erasure.Site, tombstones, until, cancellation).ConfigureAwait(false);
        await memory.DropAsync([new KeyRow.OfSubject(erasure.Site, erasure.Subject)], cancellation).ConfigureAwait(false);
    }

    /// <summary>Destroys keys, map rows and blind index rows, then drops the subjects from caches: a reader may have taken them in again.</summary>
    public Task DestroyAsync(IReadOnlyList<Erasure> erasures, CancellationToken cancellation) =>
        DestroyAsync(erasures.Select(e => new KeyRow.OfSubject(e.Site, e.Subject)), cancellation);

    /// <inheritdoc cref="DestroyAsync(IReadOnlyList{Erasure}, CancellationToken)"/>
    public async Task DestroyAsync(IEnumerable<KeyRow.OfSubject> subjects, CancellationToken cancellation)
    {
        foreach (var rows in subjects.Chunk(Chunk))
        {
            await store.Keys.DestroyAsync(rows, cancellation).ConfigureAwait(false);
            await memory.DropAsync(rows, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Applies the ledger to a key store that may come from a backup: what erasures destroyed and the backup brought back is
    /// destroyed again. The erasures that were undone.
    /// </summary>
    public async Task<IReadOnlyList<Erasure>> ApplyAsync(ErasureLedger ledger, long now, CancellationToken cancellation)
    {
        var undone = new List<Erasure>();
        foreach (var erasure in ledger.Erasures)
            if (await IsThereAsync(erasure, cancellation).ConfigureAwait(false)) undone.Add(erasure);
        foreach (var erasure in undone)
        {
            var from = erasure.State == ErasureState.Requested ? now : erasure.Last.At;
            await BuryAsync(erasure, from, cancellation).ConfigureAwait(false);
        }

        await DestroyAsync(undone, cancellation).ConfigureAwait(false);
        return undone;
    }

    private async Task<bool> IsThereAsync(Erasure erasure, CancellationToken cancellation) =>
        await store.Keys.FindAsync(erasure.Site, erasure.Subject, cancellation).ConfigureAwait(false) is not null
        || (await store.Map.MarksOfAsync(erasure.Site, erasure.Subject, cancellation).ConfigureAwait(false)).Count > 0;
}
