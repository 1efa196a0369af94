using System.Text.Json;
using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// What a person gets to hold: that an erasure was made, when, what it did to totals, and the ledger's entries of it, signed by
/// the instance. It can be checked offline (<see cref="Verify"/>). Times are UTC; <see cref="UnrecoverableAt"/> is null while
/// the key-encryption key of then still exists, which the nightly rotation ends. The names of its JSON are a format.
/// </summary>
public sealed record ErasureReceipt
{
    /// <summary>The version of the format.</summary>
    public const int FormatVersion = 1;

    private static readonly ReceiptJson Indented = new(new JsonSerializerOptions(ReceiptJson.Default.Options) { WriteIndented = true });

    [JsonPropertyName("version")] public required int Version { get; init; }
    [JsonPropertyName("erasure")] public required Guid Erasure { get; init; }
    [JsonPropertyName("site")] public required string Site { get; init; }
    [JsonPropertyName("subject")] public required string Subject { get; init; }
    [JsonPropertyName("effect")] public required ErasureEffect Effect { get; init; }
    [JsonPropertyName("requestedBy")] public required string RequestedBy { get; init; }
    [JsonPropertyName("totalsBefore")] public required long TotalsBefore { get; init; }
    [JsonPropertyName("totalsAfter")] public required long? TotalsAfter { get; init; }
    [JsonPropertyName("requestedAt")] public required DateTimeOffset RequestedAt { get; init; }
    [JsonPropertyName("unusableAt")] public required DateTimeOffset? UnusableAt { get; init; }
    [JsonPropertyName("unrecoverableAt")] public required DateTimeOffset? UnrecoverableAt { get; init; }

    /// <summary>
    /// What became of the deleted rows in the key store's tables, where its engine keeps them for a while (PostgreSQL); left out
    /// where nothing is kept. Until <see cref="UnrecoverableAt"/> they may also stand in the engine's write-ahead log and replicas.
    /// </summary>
    [JsonPropertyName("deletedRows")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeletedRows? DeletedRows { get; init; }

    [JsonPropertyName("entries")] public required IReadOnlyList<ReceiptEntry> Entries { get; init; }

    /// <summary>The instance's public key (SubjectPublicKeyInfo, Base64) and its SHA-256 in hex.</summary>
    [JsonPropertyName("publicKey")] public required string PublicKey { get; init; }
    [JsonPropertyName("fingerprint")] public required string Fingerprint { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 (IEEE P1363, Base64) over this JSON without white space and with an empty signature.</summary>
    [JsonPropertyName("signature")] public required string Signature { get; init; }

    /// <summary>The document as a person gets it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Indented.ErasureReceipt);

    /// <summary>Whether a receipt is genuine and unchanged, and if not, all that is wrong with it. Needs nothing but the document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="expectedFingerprint">The fingerprint that the instance is known by; null believes the one on the receipt.</param>
    public static ReceiptVerdict Verify(string json, string? expectedFingerprint = null) =>
        ReceiptVerification.Verify(json, expectedFingerprint);

    internal byte[] SignedBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(this with { Signature = "" }, ReceiptJson.Default.ErasureReceipt);
}
