using System.Buffers.Binary;
using System.Numerics;

namespace Heatmap.Log.Sql;

/// <summary>
/// How the events of one append are packed into one value. This is a storage format: version 1 stays readable for ever.
/// <code>
/// byte    version, 1
/// byte    flags; bit 0: the body is compressed with Brotli (RFC 7932)
/// varint  length of the body in bytes, uncompressed
/// uint32  CRC-32C of the uncompressed body, little-endian
/// body:
///   varint  number of events, n
///   varint  number of distinct types; for each: varint length, UTF-8 name
///   n times varint  index of the event's type
///   n times varint  length of its metadata
///   n times varint  length of its data
///   all metadata, one after another; then all data
/// </code>
/// Varints are unsigned LEB128. Metadata of neighbouring events differ in a few digits only, so standing together they nearly
/// vanish under compression. Event ids are not stored: they follow from the batch and the index in the metadata.
/// </summary>
internal static class PayloadFormat
{
    public const byte Version = 1;
    public const byte Compressed = 1;

    /// <summary>Bytes before the body at most: version, flags, five of a varint, checksum.</summary>
    public const int LongestHeader = 11;

    /// <summary>
    /// An upper limit of an honest body: the limits of an append, with names and lengths. A damaged length must not make us ask
    /// for gigabytes.
    /// </summary>
    public const int LongestBody = AppendLimits.Bytes + AppendLimits.Events * (3 * 5 + LongestName) + 64;

    /// <summary>UTF-8 bytes of an event type's name.</summary>
    public const int LongestName = 512;

    /// <summary>CRC-32C (Castagnoli; RFC 9260, appendix A): processors have an instruction for it.</summary>
    public static uint Checksum(ReadOnlySpan<byte> body)
    {
        var crc = uint.MaxValue;
        for (; body.Length >= sizeof(ulong); body = body[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(body));
        foreach (var rest in body) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }

    public static int VarintLength(int value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;

    public static int WriteVarint(Span<byte> to, int value)
    {
        var length = 0;
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7) to[length++] = (byte)(rest | 0x80);
        to[length++] = (byte)rest;
        return length;
    }

    /// <exception cref="DamagedPayloadException">There is no varint of 31 bits here.</exception>
    public static int ReadVarint(ReadOnlySpan<byte> from, ref int at)
    {
        long value = 0;
        for (var shift = 0; shift < 35 && at < from.Length; shift += 7)
        {
            var next = from[at++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80) return value <= int.MaxValue ? (int)value : throw new DamagedPayloadException("a number in it is too large");
        }
        throw new DamagedPayloadException("it ends within a number");
    }
}
