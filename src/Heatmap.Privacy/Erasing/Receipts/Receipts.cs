using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Issues receipts from the ledger. One of an earlier state stays genuine; a later one says more.</summary>
public sealed class Receipts
{
    private readonly ErasureLedger _ledger;
    private readonly SigningKey _key;
    private readonly IRemains? _remains;

    internal Receipts(ErasureLedger ledger, SigningKey key, IRemains? remains) => (_ledger, _key, _remains) = (ledger, key, remains);

    /// <summary>What this instance's receipts are known by: to be published, so that they can be checked against it.</summary>
    public string Fingerprint => SigningKey.FingerprintOf(_key.PublicKey);

    /// <summary>The receipt of an erasure as it stands now; null when the ledger has none of that id.</summary>
    public async Task<ErasureReceipt?> FindAsync(Guid erasure, CancellationToken cancellation = default)
    {
        if (_ledger.Find(erasure) is null) await _ledger.RefreshAsync(cancellation).ConfigureAwait(false);
        return _ledger.Find(erasure) is { } found ? await IssueAsync(found, cancellation).ConfigureAwait(false) : null;
    }

    /// <summary>The receipts of all erasures of a site as they stand now, in the order of their requests.</summary>
    public async Task<IReadOnlyList<ErasureReceipt>> ListAsync(SiteId site, CancellationToken cancellation = default)
    {
        await _ledger.RefreshAsync(cancellation).ConfigureAwait(false);
        var awaiting = await AwaitingAsync(cancellation).ConfigureAwait(false);
        return [.. _ledger.Erasures.Where(e => e.Site == site).Select(e => Issue(e, awaiting))];
    }

    /// <summary>
    /// Checks a receipt as <see cref="ErasureReceipt.Verify"/> does, and that this instance issued it and still has its entries.
    /// </summary>
    public async Task<ReceiptVerdict> VerifyAsync(string json, CancellationToken cancellation = default)
    {
        await _ledger.RefreshAsync(cancellation).ConfigureAwait(false);
        var verdict = ErasureReceipt.Verify(json, Fingerprint);
        return verdict.Receipt is { } receipt ? verdict with { Problems = [.. verdict.Problems, .. Missing(receipt)] } : verdict;
    }

    internal async Task<ErasureReceipt> IssueAsync(Erasure erasure, CancellationToken cancellation) =>
        Issue(erasure, await AwaitingAsync(cancellation).ConfigureAwait(false));

    /// <summary>Null when the key store's engine leaves nothing to wait for.</summary>
    private async Task<HashSet<KeyRow.OfSubject>?> AwaitingAsync(CancellationToken cancellation) =>
        _remains is null ? null : [.. await _remains.AwaitingAsync(cancellation).ConfigureAwait(false)];

    private ErasureReceipt Issue(Erasure erasure, HashSet<KeyRow.OfSubject>? awaiting)
    {
        var unsigned = new ErasureReceipt
        {
            Version = ErasureReceipt.FormatVersion,
            Erasure = erasure.Id,
            Site = erasure.Site.Value,
            Subject = erasure.Subject.ToString(),
            Effect = erasure.Requested.Effect,
            RequestedBy = erasure.Requested.By,
            TotalsBefore = erasure.Requested.TotalsBefore,
            TotalsAfter = erasure.Last.TotalsAfter,
            RequestedAt = SigningKey.TimeOf(erasure.Requested.At),
            UnusableAt = erasure.Unusable is { } unusable ? SigningKey.TimeOf(unusable.At) : null,
            UnrecoverableAt = erasure.Unrecoverable is { } unrecoverable ? SigningKey.TimeOf(unrecoverable.At) : null,
            DeletedRows = erasure.State == ErasureState.Requested || awaiting is null ? null
                : awaiting.Contains(new KeyRow.OfSubject(erasure.Site, erasure.Subject)) ? DeletedRows.AwaitVacuum : DeletedRows.Vacuumed,
            Entries = [.. erasure.Entries.Select(ReceiptEntry.Of)],
            PublicKey = Convert.ToBase64String(_key.PublicKey),
            Fingerprint = Fingerprint,
            Signature = "",
        };
        return unsigned with { Signature = Convert.ToBase64String(_key.Sign(unsigned.SignedBytes())) };
    }

    private IEnumerable<string> Missing(ErasureReceipt receipt)
    {
        var known = _ledger.Find(receipt.Erasure)?.Entries.Select(e => (e.Sequence, e.Hash)).ToHashSet() ?? [];
        return receipt.Entries.Where(e => !known.Contains((e.Sequence, e.Hash))).Select(e =>
            $"Entry {e.Sequence} ({e.State}) is not in the ledger of this installation: if the receipt is genuine, put back the newest copy of the ledger's file.");
    }
}
