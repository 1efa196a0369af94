using System.Security.Cryptography;
using System.Text.Json;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>Checks a receipt: its shape, its key, its entries' hashes, its summary against its entries, its signature.</summary>
internal static class ReceiptVerification
{
    public static ReceiptVerdict Verify(string json, string? expectedFingerprint)
    {
        if (!TryRead(json, out var receipt, out var why)) return new ReceiptVerdict(null, [why]);
        List<string> problems = [.. Key(receipt, expectedFingerprint), .. Entries(receipt), .. Summary(receipt), .. Signature(receipt)];
        return new ReceiptVerdict(receipt, problems);
    }

    private static bool TryRead(string json, out ErasureReceipt receipt, out string why)
    {
        (receipt, why) = (null!, "");
        try
        {
            receipt = JsonSerializer.Deserialize(json, ReceiptJson.Default.ErasureReceipt)!;
            if (receipt is null) why = "This is no receipt: the document is null.";
            else if (receipt.Version != ErasureReceipt.FormatVersion)
                why = $"This receipt has version {receipt.Version}; this program reads version {ErasureReceipt.FormatVersion}.";
            // The serializer lets a null stand in a list, whatever the list is of.
            else if (receipt.Entries.Any(e => e is null)) why = "This is no receipt: an entry is null.";
            else if (!SiteId.IsValid(receipt.Site)) why = "The site is no site id.";
            else if (!SubjectId.TryParse(receipt.Subject, out _)) why = "The subject is no subject id.";
        }
        catch (JsonException e)
        {
            why = $"This is no receipt: {e.Message}";
        }

        return why.Length == 0;
    }

    private static IEnumerable<string> Key(ErasureReceipt receipt, string? expected)
    {
        if (expected is not null && !string.Equals(expected, receipt.Fingerprint, StringComparison.OrdinalIgnoreCase))
            yield return $"It is signed by another instance: its fingerprint is {receipt.Fingerprint}, expected was {expected}.";
        if (!TryBase64(receipt.PublicKey, out var key)) yield return "The public key is not Base64.";
        else if (SigningKey.FingerprintOf(key) != receipt.Fingerprint) yield return "The fingerprint is not that of the public key.";
    }

    private static IEnumerable<string> Entries(ErasureReceipt receipt)
    {
        if (receipt.Entries.Count is < 1 or > 3) yield return $"It has {receipt.Entries.Count} entries; an erasure has one to three.";
        for (var i = 0; i < receipt.Entries.Count; i++)
        {
            var entry = receipt.Entries[i];
            if (entry.State != (ErasureState)i) yield return $"Entry {i + 1} says {entry.State} instead of {(ErasureState)i}.";
            if (LedgerEntryOf(receipt, entry).ComputeHash() != entry.Hash)
                yield return $"The hash of entry {i + 1} ({entry.State}) doesn't fit what the receipt says.";
            if (i == 0) continue;
            var before = receipt.Entries[i - 1];
            if (entry.Sequence <= before.Sequence) yield return $"Entry {i + 1} stands before entry {i} in the ledger.";
            if (entry.Sequence == before.Sequence + 1 && entry.Previous != before.Hash) yield return $"Entry {i + 1} doesn't follow from entry {i}.";
        }
    }

    private static IEnumerable<string> Summary(ErasureReceipt receipt)
    {
        if (receipt.RequestedAt != At(receipt, 0)) yield return "requestedAt is not the time of its entry.";
        if (receipt.UnusableAt != At(receipt, 1)) yield return "unusableAt is not the time of its entry.";
        if (receipt.UnrecoverableAt != At(receipt, 2)) yield return "unrecoverableAt is not the time of its entry.";
        if (receipt.Entries.Any(e => e.TotalsBefore != receipt.TotalsBefore)) yield return "totalsBefore is not what the entries say.";
        if (receipt.Entries.Skip(1).Any(e => e.TotalsAfter != receipt.TotalsAfter)) yield return "totalsAfter is not what the entries say.";
    }

    private static IEnumerable<string> Signature(ErasureReceipt receipt)
    {
        if (!TryBase64(receipt.Signature, out var signature)) yield return "The signature is not Base64.";
        else if (!TryBase64(receipt.PublicKey, out var key) || !SigningKey.Verify(key, receipt.SignedBytes(), signature))
            yield return "The signature doesn't fit: the receipt was changed after it was signed, or signed with another key.";
    }

    private static DateTimeOffset? At(ErasureReceipt receipt, int entry) =>
        entry < receipt.Entries.Count ? SigningKey.TimeOf(receipt.Entries[entry].At) : null;

    private static LedgerEntry LedgerEntryOf(ErasureReceipt receipt, ReceiptEntry entry) => new()
    {
        Sequence = entry.Sequence,
        Erasure = receipt.Erasure,
        Site = new SiteId(receipt.Site),
        Subject = SubjectId.Parse(receipt.Subject),
        State = entry.State,
        At = entry.At,
        Effect = receipt.Effect,
        By = receipt.RequestedBy,
        TotalsBefore = entry.TotalsBefore,
        TotalsAfter = entry.TotalsAfter,
        Epoch = entry.Epoch,
        Previous = entry.Previous,
    };

    private static bool TryBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        var ok = Convert.TryFromBase64String(text, bytes, out var written);
        bytes = ok ? bytes[..written] : [];
        return ok;
    }
}
