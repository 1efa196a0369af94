using System.Text.Json.Serialization;

namespace Heatmap.Privacy;

/// <summary>One ledger entry on a receipt, with what is its own; what all entries of the erasure share stands on the receipt.</summary>
public sealed record ReceiptEntry
{
    [JsonPropertyName("sequence")] public required long Sequence { get; init; }
    [JsonPropertyName("state")] public required ErasureState State { get; init; }
    [JsonPropertyName("at")] public required long At { get; init; }
    [JsonPropertyName("totalsBefore")] public required long TotalsBefore { get; init; }
    [JsonPropertyName("totalsAfter")] public required long? TotalsAfter { get; init; }
    [JsonPropertyName("epoch")] public required int Epoch { get; init; }
    [JsonPropertyName("previous")] public required string Previous { get; init; }
    [JsonPropertyName("hash")] public required string Hash { get; init; }

    internal static ReceiptEntry Of(LedgerEntry entry) => new()
    {
        Sequence = entry.Sequence,
        State = entry.State,
        At = entry.At,
        TotalsBefore = entry.TotalsBefore,
        TotalsAfter = entry.TotalsAfter,
        Epoch = entry.Epoch,
        Previous = entry.Previous,
        Hash = entry.Hash,
    };
}
