using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Heatmap.Blobs;

/// <summary>
/// What a blob is known by: the site that it is of, the day (UTC) that it came on, and the SHA-256 of its bytes in lower-case hex.
/// As text <c>site/2026-11-21/9f86d0...</c>, a storage format.
/// </summary>
public readonly record struct BlobName
{
    private const string DayForm = "yyyy-MM-dd";
    private const int HashLength = 2 * SHA256.HashSizeInBytes;

    /// <exception cref="ArgumentException">Site or hash has a character that they never have: names become paths.</exception>
    public BlobName(string site, DateOnly day, string hash)
    {
        if (!IsSite(site)) throw new ArgumentException("A site's id has letters, digits and hyphens only.", nameof(site));
        if (!IsHash(hash)) throw new ArgumentException("A hash has 64 lower-case hex digits.", nameof(hash));
        (Site, Day, Hash) = (site, day, hash);
    }

    public string Site { get; }

    public DateOnly Day { get; }

    public string Hash { get; }

    public static BlobName Of(string site, DateOnly day, ReadOnlySpan<byte> bytes) =>
        new(site, day, HashOf(bytes));

    /// <summary>The hash that bytes are known by.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Reads a name as <see cref="ToString"/> writes it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out BlobName? name)
    {
        name = text.Split('/') is [var site, var day, var hash]
            && IsSite(site) && IsHash(hash)
            && DateOnly.TryParseExact(day, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? new BlobName(site, on, hash)
            : null;
        return name is not null;
    }

    public override string ToString() => $"{Site}/{DayText}/{Hash}";

    internal string DayText => Day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>Whether the bytes are those that the name was made of.</summary>
    public bool Fits(ReadOnlySpan<byte> bytes) => HashOf(bytes) == Hash;

    private static bool IsSite(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
}
