using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Privacy;

/// <summary>
/// Forgets subjects. An erasure is first noted in the ledger; from there on every step can be made again, and
/// <see cref="ResumeAsync"/> makes what a crash left out. The key goes before totals are waited for: a projection that stands
/// still must not keep a person's data readable.
/// </summary>
public sealed class Forgetting
{
    private readonly Vault _vault;
    private readonly ErasureLedger _ledger;
    private readonly ForgottenAppend _append;
    private readonly IErasureTotals _totals;
    private readonly Turn _turn = new();

    public Forgetting(Vault vault, IEventReader reader, IEventWriter writer, IErasureTotals totals)
    {
        (_vault, _ledger, _totals) = (vault, vault.Ledger, totals);
        _append = new ForgottenAppend(reader, writer, vault.Options.Time);
    }

    /// <summary>
    /// Forgets everybody who is meant; durable, and the keys gone, when the task ends. <paramref name="requestedBy"/> is the id of
    /// the user who asked (kept for ever: what looks personal in it is replaced).
    /// </summary>
    public async Task<ForgetOutcome> ForgetAsync(
        SiteId site, Whom whom, ErasureEffect effect, string requestedBy, CancellationToken cancellation = default)
    {
        var destroyed = new List<(Erasure Erasure, Position Told)>();
        using (await _turn.TakeAsync(cancellation).ConfigureAwait(false))
        {
            await _ledger.RefreshAsync(cancellation).ConfigureAwait(false);
            var found = await _vault.Finder.FindAsync(site, whom, cancellation).ConfigureAwait(false);
            if (found is null) return new ForgetOutcome.AlreadyForgotten();
            if (found.Count == 0) return new ForgetOutcome.NobodyFound();
            await RequestAsync(site, found, effect, PersonalDataFinder.MaskEmails(requestedBy), cancellation).ConfigureAwait(false);
            // It is promised: that whoever asked goes away doesn't end it.
            foreach (var subject in found)
                destroyed.Add(await DestroyAsync(_ledger.FindOf(site, subject)!, CancellationToken.None).ConfigureAwait(false));
        }

        var receipts = new List<ErasureReceipt>(destroyed.Count);
        foreach (var (erasure, told) in destroyed)
            receipts.Add(await ReceiptAsync(await SettleAsync(erasure, told, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false));
        return new ForgetOutcome.Forgotten(receipts);
    }

    /// <summary>
    /// Finishes the erasures that were begun, and tells the log again of those that a restored backup had undone. Called at
    /// start, once views are being folded, and before each nightly rotation. How many were finished.
    /// </summary>
    public async Task<int> ResumeAsync(CancellationToken cancellation = default)
    {
        var destroyed = new List<(Erasure Erasure, Position Told)>();
        using (await _turn.TakeAsync(cancellation).ConfigureAwait(false))
        {
            await _ledger.RefreshAsync(cancellation).ConfigureAwait(false);
            foreach (var undone in _vault.BroughtBack) await _append.EnsureAsync(undone, cancellation).ConfigureAwait(false);
            foreach (var begun in _ledger.Erasures.Where(e => e.State == ErasureState.Requested))
                destroyed.Add(await DestroyAsync(begun, cancellation).ConfigureAwait(false));
        }

        foreach (var (erasure, told) in destroyed) await SettleAsync(erasure, told, cancellation).ConfigureAwait(false);
        return destroyed.Count;
    }

    /// <summary>Tells the log of every erasure in the ledger that it doesn't know: after a log was restored from a backup.</summary>
    public async Task ReassertAsync(CancellationToken cancellation = default)
    {
        foreach (var erasure in _ledger.Erasures) await _append.EnsureAsync(erasure, cancellation).ConfigureAwait(false);
    }

    private Task<ErasureReceipt> ReceiptAsync(Erasure erasure, CancellationToken cancellation) => _vault.Receipts.IssueAsync(erasure, cancellation);

    private async Task RequestAsync(
        SiteId site, IReadOnlyList<SubjectId> subjects, ErasureEffect effect, string by, CancellationToken cancellation)
    {
        var fresh = subjects.Where(s => _ledger.FindOf(site, s) is null).ToList();
        if (fresh.Count == 0) return;
        var before = await _totals.CountAsync(site, cancellation).ConfigureAwait(false);
        var entries = fresh.Select(subject => new LedgerEntry
        {
            Sequence = 0,
            Erasure = _vault.Options.Random.NextId(),
            Site = site,
            Subject = subject,
            State = ErasureState.Requested,
            At = _vault.Now,
            Effect = effect,
            By = by,
            TotalsBefore = before,
            TotalsAfter = null,
            Epoch = _vault.Master.Current,
            Previous = "",
        }).ToList();
        await _ledger.EnterAsync(entries, cancellation).ConfigureAwait(false);
    }

    /// <summary>Destroys the key; where the log was told of it.</summary>
    private async Task<(Erasure Erasure, Position Told)> DestroyAsync(Erasure erasure, CancellationToken cancellation)
    {
        if (erasure.State != ErasureState.Requested) return (erasure, Position.Start);
        await _vault.Destruction.BuryAsync(erasure, _vault.Now, cancellation).ConfigureAwait(false);
        var told = await _append.EnsureAsync(erasure, cancellation).ConfigureAwait(false);
        await _vault.Destruction.DestroyAsync([erasure], cancellation).ConfigureAwait(false);
        return (erasure, told);
    }

    /// <summary>
    /// Waits for the totals and enters what they came to. Not in turn: views that stand still hold up their own receipts, and no
    /// other person's key.
    /// </summary>
    private async Task<Erasure> SettleAsync(Erasure erasure, Position told, CancellationToken cancellation)
    {
        if (erasure.State != ErasureState.Requested) return erasure;
        await _totals.SettledAsync(told, cancellation).ConfigureAwait(false);
        await _vault.Memory.HeardAsync(cancellation).ConfigureAwait(false);
        // Another node may have re-wrapped the key under the next epoch before it was destroyed.
        await _vault.Memory.ReadAsync(cancellation).ConfigureAwait(false);
        var unusable = erasure.Requested with
        {
            State = ErasureState.Unusable,
            At = _vault.Now,
            TotalsAfter = await _totals.CountAsync(erasure.Site, cancellation).ConfigureAwait(false),
            Epoch = _vault.Master.Current,
        };
        await _ledger.EnterAsync([unusable], cancellation).ConfigureAwait(false);
        return _ledger.Find(erasure.Id)!;
    }
}
