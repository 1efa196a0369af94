namespace Heatmap.Privacy;

/// <summary>
/// Rotates the key-encryption key: survivors are re-wrapped under a new one, the old one is destroyed, and every copy of a
/// forgotten subject's key row, wherever it lies, is worth nothing from then on.
/// </summary>
public sealed class Epochs
{
    private const int Chunk = 1000;

    private readonly IRewrapping _rows;
    private readonly MasterKeys _master;
    private readonly SharedMemory _memory;
    private readonly ErasureLedger _ledger;
    private readonly TimeProvider _time;
    private readonly Turn _turn = new();

    internal Epochs(IRewrapping rows, MasterKeys master, SharedMemory memory, ErasureLedger ledger, TimeProvider time) =>
        (_rows, _master, _memory, _ledger, _time) = (rows, master, memory, ledger, time);

    /// <summary>The epoch that new keys are wrapped in.</summary>
    public int Current => _master.Current;

    /// <summary>Whether there are erasures that only a rotation makes unrecoverable.</summary>
    public bool HasPending => _ledger.Erasures.Any(e => e.State == ErasureState.Unusable);

    /// <summary>Begins a new epoch and ends those before it. Serving goes on meanwhile; a crash at any point is made good by <see cref="ResumeAsync"/>.</summary>
    public async Task<Rotation> RotateAsync(IProgress<RotationProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var taken = await _turn.TakeAsync(cancellation).ConfigureAwait(false);
        // Another node may have rotated since this one looked: what it began is not begun again, but ended.
        _master.Reload();
        _master.Begin(_master.Current);
        return await FinishAsync(progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Finishes a rotation that was begun; null when there is none.</summary>
    public async Task<Rotation?> ResumeAsync(CancellationToken cancellation = default)
    {
        using var taken = await _turn.TakeAsync(cancellation).ConfigureAwait(false);
        if (_master.Existing.Count > 1) return await FinishAsync(null, cancellation).ConfigureAwait(false);
        await _memory.TellEpochsAsync(cancellation).ConfigureAwait(false);
        await EnterUnrecoverableAsync(cancellation).ConfigureAwait(false);
        return null;
    }

    private async Task<Rotation> FinishAsync(IProgress<RotationProgress>? progress, CancellationToken cancellation)
    {
        // From here on no node adds a key under an earlier epoch, so that re-wrapping comes to an end.
        await _memory.TellEpochsAsync(cancellation).ConfigureAwait(false);
        await _master.OlderDrainedAsync().WaitAsync(cancellation).ConfigureAwait(false);
        var rewrapped = 0L;
        while (await RewrapSomeAsync(cancellation).ConfigureAwait(false) is var some and > 0)
        {
            rewrapped += some;
            progress?.Report(new RotationProgress(_master.Current, rewrapped));
        }

        await _rows.KeepOnlyAsync([_master.Current], cancellation).ConfigureAwait(false);
        _master.DestroyOlder();
        await _memory.TellEpochsAsync(cancellation).ConfigureAwait(false);
        // Other nodes have the destroyed keys in memory until they have read that.
        await _memory.HeardAsync(cancellation).ConfigureAwait(false);
        return new Rotation(_master.Current, rewrapped, await EnterUnrecoverableAsync(cancellation).ConfigureAwait(false));
    }

    private async Task<int> RewrapSomeAsync(CancellationToken cancellation)
    {
        var older = await _rows.ReadOlderAsync(_master.Current, Chunk, cancellation).ConfigureAwait(false);
        var rewrapped = older.Select(row => KeyValuePair.Create(row.Key, Rewrap(row))).ToList();
        if (rewrapped.Count > 0) await _rows.ReplaceAsync(rewrapped, cancellation).ConfigureAwait(false);
        return rewrapped.Count;
    }

    private WrappedKey Rewrap(KeyValuePair<KeyRow, WrappedKey> row) =>
        _master.Rewrap(row.Key, row.Value)
        ?? throw new DamagedKeyException(row.Key.ToString(), $"its epoch {row.Value.Epoch} was destroyed; restart, so that it is cleared away");

    /// <summary>An erasure is unrecoverable when every epoch that its key can have been wrapped in is gone.</summary>
    private async Task<int> EnterUnrecoverableAsync(CancellationToken cancellation)
    {
        await _ledger.RefreshAsync(cancellation).ConfigureAwait(false);
        var oldest = _master.Existing[0];
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var gone = _ledger.Erasures
            .Where(e => e.State == ErasureState.Unusable && e.Last.Epoch < oldest)
            .Select(e => e.Last with { State = ErasureState.Unrecoverable, At = now })
            .ToList();
        await _ledger.EnterAsync(gone, cancellation).ConfigureAwait(false);
        return gone.Count;
    }
}
