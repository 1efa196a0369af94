using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Heatmap.Log.Sql;

/// <summary>Packs the events of an append; see <see cref="PayloadFormat"/>.</summary>
internal static class PayloadWriter
{
    // Measured on batches of 50 clicks, moves and scrolls of 293 bytes each: quality 1 packs 900,000 events/s on one core into 63
    // bytes each, quality 2 450,000/s into 53, quality 4 280,000/s into the same 53.
    private const int Quality = 1;

    // 2^18 bytes: larger than nearly every append. Smaller and larger windows measured the same.
    private const int Window = 18;

    /// <param name="events">At least one.</param>
    /// <param name="recent">Remembers what was packed; null where nobody will ask for it soon.</param>
    public static byte[] Write(IReadOnlyList<NewEvent> events, RecentBodies? recent = null)
    {
        var types = DistinctTypes(events);
        var body = GC.AllocateUninitializedArray<byte>(BodyLength(events, types));
        FillBody(body, events, types);
        var checksum = PayloadFormat.Checksum(body);
        var payload = Enclose(body, checksum);
        recent?.Remember(checksum, payload, body);
        return payload;
    }

    private static byte[] Enclose(ReadOnlySpan<byte> body, uint checksum)
    {
        // One byte less than the body: what doesn't fit there is not smaller, and is stored as it is.
        var packed = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            var smaller = BrotliEncoder.TryCompress(body, packed.AsSpan(0, body.Length - 1), out var written, Quality, Window);
            return smaller ? Enclose(body.Length, checksum, packed.AsSpan(0, written), PayloadFormat.Compressed) : Enclose(body.Length, checksum, body, 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private static byte[] Enclose(int length, uint checksum, ReadOnlySpan<byte> stored, byte flags)
    {
        Span<byte> header = stackalloc byte[PayloadFormat.LongestHeader];
        header[0] = PayloadFormat.Version;
        header[1] = flags;
        var at = 2 + PayloadFormat.WriteVarint(header[2..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[at..], checksum);
        return [.. header[..(at + sizeof(uint))], .. stored];
    }

    private static List<string> DistinctTypes(IReadOnlyList<NewEvent> events)
    {
        var types = new List<string>();
        foreach (var e in events)
        {
            if (types.Contains(e.Type)) continue;
            if (Encoding.UTF8.GetByteCount(e.Type) > PayloadFormat.LongestName)
                throw new ArgumentException($"The event type '{e.Type}' is longer than {PayloadFormat.LongestName} bytes.", nameof(events));
            types.Add(e.Type);
        }
        return types;
    }

    private static int BodyLength(IReadOnlyList<NewEvent> events, List<string> types)
    {
        var length = PayloadFormat.VarintLength(events.Count) + PayloadFormat.VarintLength(types.Count);
        foreach (var type in types) length += Prefixed(Encoding.UTF8.GetByteCount(type));
        foreach (var e in events)
            length += PayloadFormat.VarintLength(types.IndexOf(e.Type)) + Prefixed(e.Metadata.Length) + Prefixed(e.Data.Length);
        return length;
    }

    private static int Prefixed(int length) => PayloadFormat.VarintLength(length) + length;

    private static void FillBody(Span<byte> body, IReadOnlyList<NewEvent> events, List<string> types)
    {
        var at = PayloadFormat.WriteVarint(body, events.Count);
        at += PayloadFormat.WriteVarint(body[at..], types.Count);
        foreach (var type in types)
        {
            at += PayloadFormat.WriteVarint(body[at..], Encoding.UTF8.GetByteCount(type));
            at += Encoding.UTF8.GetBytes(type, body[at..]);
        }
        foreach (var e in events) at += PayloadFormat.WriteVarint(body[at..], types.IndexOf(e.Type));
        foreach (var e in events) at += PayloadFormat.WriteVarint(body[at..], e.Metadata.Length);
        foreach (var e in events) at += PayloadFormat.WriteVarint(body[at..], e.Data.Length);
        foreach (var e in events) at += Copy(e.Metadata, body[at..]);
        foreach (var e in events) at += Copy(e.Data, body[at..]);
    }

    private static int Copy(ReadOnlyMemory<byte> from, Span<byte> to)
    {
        from.Span.CopyTo(to);
        return from.Length;
    }
}
