using System.IO.Compression;

namespace Heatmap.Log;

/// <summary>
/// A stretch of a log outside of any store, to be kept and to be put into a store of any kind. A storage format: version 1 stays
/// readable for ever.
/// <code>
/// 4 bytes  "HmLc"
/// byte     version, 1
/// Brotli (RFC 7932) of:
///   for each append:
///     varint   number of events, from 1
///     text     stream
///     varint   revision of its first event
///     2 varint position of its first event, 2 varint that of its last one
///     n texts  the events' types
///     n varint lengths of their metadata, n varint lengths of their data
///     all metadata, one after another; then all data
///   varint 0
/// </code>
/// Varints are unsigned LEB128 of up to 64 bits; a text is its length in bytes as a varint, then UTF-8. Event ids are not in it:
/// they follow from batch and index in the metadata.
/// </summary>
internal static class ChunkFormat
{
    public const byte Version = 1;

    /// <summary>Names of streams and types are far shorter; a damaged length must not make us ask for gigabytes.</summary>
    public const int LongestText = 4096;

    // Measured on 500,000 clicks of 144 bytes: quality 1 packs them 7.1 times at 314 MB/s of one core, 2 packs 7.5 times at half that
    // speed, 4 packs 7.7 times at a fifth.
    public static readonly BrotliCompressionOptions Compression = new() { Quality = 1 };

    public static ReadOnlySpan<byte> Magic => "HmLc"u8;
}
