namespace Heatmap.Privacy;

/// <summary>Issues receipts from the ledger. One of an earlier state stays genuine; a later one says more.</summary>
public sealed class Receipts
{
    private readonly ErasureLedger _ledger;
    private readonly SigningKey _key;

    internal Receipts(ErasureLedger ledger, SigningKey key) => (_ledger, _key) = (ledger, key);

    /// <summary>What this instance's receipts are known by: to be published, so that they can be checked against it.</summary>
    public string Fingerprint => SigningKey.FingerprintOf(_key.PublicKey);

    /// <summary>The receipt of an erasure as it stands now; null when the ledger has none of that id.</summary>
    public ErasureReceipt? Find(Guid erasure) => _ledger.Find(erasure) is { } found ? Issue(found) : null;

    /// <summary>
    /// Checks a receipt as <see cref="ErasureReceipt.Verify"/> does, and that this instance issued it and still has its entries.
    /// </summary>
    public ReceiptVerdict Verify(string json)
    {
        var verdict = ErasureReceipt.Verify(json, Fingerprint);
        return verdict.Receipt is { } receipt ? verdict with { Problems = [.. verdict.Problems, .. Missing(receipt)] } : verdict;
    }

    internal ErasureReceipt Issue(Erasure erasure)
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
