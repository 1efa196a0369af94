using System.Buffers.Binary;

namespace Heatmap.Client;

/// <summary>Ids of visitors, runs and batches: UUIDs of version 7 (RFC 9562, section 5.7), which rise with time, so stores like them.</summary>
public static class TimeOrderedId
{
    /// <summary>48 bits of Unix milliseconds, then random bits of the generator given.</summary>
    public static Guid Make(DateTimeOffset at, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | (uint)((bytes[6] << 8) | bytes[7]));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
