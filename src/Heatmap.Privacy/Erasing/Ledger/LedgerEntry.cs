using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heatmap.Events;

namespace Heatmap.Privacy;

/// <summary>
/// One step of one erasure, chained to the entry before it: whoever changes, drops or slips in an entry breaks every hash after
/// it. Times are Unix milliseconds; totals are the site's counted events before and after; <see cref="Epoch"/> is the last one
/// that the subject's key can have been wrapped in; <see cref="By"/> is who asked, an id without a name in it.
/// </summary>
public sealed record LedgerEntry
{
    /// <summary>What stands before the first entry.</summary>
    public static string Genesis { get; } = new('0', 64);

    public required long Sequence { get; init; }
    public required Guid Erasure { get; init; }
    public required SiteId Site { get; init; }
    public required SubjectId Subject { get; init; }
    public required ErasureState State { get; init; }
    public required long At { get; init; }
    public required ErasureEffect Effect { get; init; }
    public required string By { get; init; }
    public required long TotalsBefore { get; init; }
    public required long? TotalsAfter { get; init; }
    public required int Epoch { get; init; }
    public required string Previous { get; init; }
    public string Hash { get; init; } = "";

    /// <summary>
    /// SHA-256 over the entry's fields as text, each after its length and a colon, in this order; lower-case hex. A storage
    /// format, and what a receipt is checked by.
    /// </summary>
    public string ComputeHash()
    {
        var text = new StringBuilder();
        foreach (var field in Fields())
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal LedgerEntry Chained() => this with { Hash = ComputeHash() };

    private string[] Fields() =>
    [
        Text(Sequence), Erasure.ToString("N"), Site.Value, Subject.ToString(), Text((int)State), Text(At), Text((int)Effect), By,
        Text(TotalsBefore), TotalsAfter is { } after ? Text(after) : "", Text(Epoch), Previous,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
