using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Heatmap.Events;

/// <summary>The id of one event, derived from where it came in: the same batch always gives the same ids.</summary>
public readonly record struct EventId(Guid Value)
{
    /// <summary>
    /// The first 128 bits of SHA-256 over batch id and index, marked as a version 8 UUID (RFC 9562, section 5.8:
    /// "vendor-specific"), so that a retried batch can't be stored under new ids.
    /// </summary>
    public static EventId Of(Guid batch, int index)
    {
        Span<byte> source = stackalloc byte[20];
        batch.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(source[16..], index);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(source, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new EventId(new Guid(hash[..16], bigEndian: true));
    }

    public override string ToString() => Value.ToString("N");
}
