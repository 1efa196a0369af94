namespace Heatmap.Privacy.Sql;

/// <summary>
/// A key store outside of any database. A storage format: version 1 stays readable for ever.
/// <code>
/// 4 bytes  "HmKc"
/// byte     version, 1
/// Brotli (RFC 7932) of:
///   for each row:
///     byte    number of the table, from 1 (<see cref="ArchivedTable"/>)
///     for each column: byte 0 (null); 1 and a varint; 2 and a text; 3 and bytes after their length as a varint
///   byte 0
/// </code>
/// </summary>
internal static class KeyArchiveFormat
{
    public const byte Version = 1;

    /// <summary>The longest value is a site's id or a hash; a damaged length must not make us ask for gigabytes.</summary>
    public const int LongestValue = 4096;

    public static ReadOnlySpan<byte> Magic => "HmKc"u8;
}
