namespace Heatmap.Privacy;

/// <summary>
/// The bytes of a sealed box, a storage format: header (1), nonce (12), ciphertext (as long as the text), tag (16). The header's
/// upper half is the version, 1; its lower half are flags. With <see cref="Compressed"/> the text is its length before
/// compression (LEB128, at most 4 bytes), then Brotli (RFC 7932).
/// </summary>
internal static class BoxLayout
{
    public const byte Version = 1 << 4;
    public const byte Compressed = 1;
    public const byte Flags = Compressed;

    // NIST SP 800-38D, section 8.2.2: a nonce made at random has 96 bits. Its section 8.3 limits one key to 2^32 of them; a
    // subject would have to click for centuries.
    public const int NonceLength = 12;

    // NIST SP 800-38D, section 5.2.1.2: 128 bits, the longest tag.
    public const int TagLength = 16;

    public const int Overhead = 1 + NonceLength + TagLength;

    /// <summary>More than one append may hold (<c>AppendLimits.Bytes</c>), in clear: a bound for what a damaged length can cost.</summary>
    public const int LongestText = 16 * 1024 * 1024;
}
