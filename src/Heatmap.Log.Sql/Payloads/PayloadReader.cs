using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Heatmap.Events;

namespace Heatmap.Log.Sql;

/// <summary>Unpacks a stored append; see <see cref="PayloadFormat"/>. Data and metadata of its events share one array.</summary>
internal static class PayloadReader
{
    /// <param name="row">As it is stored.</param>
    /// <param name="recent">What this process packed of late, which needn't be unpacked.</param>
    /// <exception cref="LogUnavailableException">The row is damaged or of a later format; the message names its position.</exception>
    public static RecordedEvent[] Read(AppendRow row, RecentBodies? recent = null)
    {
        try
        {
            return Unpack(row, Open(row.Payload, recent));
        }
        catch (Exception e) when (e is DamagedPayloadException or FormatException)
        {
            var where = $"position {row.Position}.0 (stream '{row.Stream}', from revision {row.FirstRevision})";
            throw new LogUnavailableException($"the append at {where} can't be read: {e.Message}", e);
        }
    }

    private static byte[] Open(byte[] payload, RecentBodies? recent)
    {
        if (payload.Length < 2) throw new DamagedPayloadException("it is cut off");
        if (payload[0] != PayloadFormat.Version)
            throw new DamagedPayloadException($"it is of format {payload[0]}, which this version of Heatmap doesn't know");
        var at = 2;
        var length = PayloadFormat.ReadVarint(payload, ref at);
        if (length > PayloadFormat.LongestBody || payload.Length < at + sizeof(uint))
            throw new DamagedPayloadException("its header is damaged");
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(payload.AsSpan(at));
        if (recent is not null && recent.TryFind(checksum, payload, out var known)) return known;
        var stored = payload.AsSpan(at + sizeof(uint));
        var body = new byte[length];
        if (!Restore(stored, body, payload[1]) || PayloadFormat.Checksum(body) != checksum)
            throw new DamagedPayloadException("its content doesn't fit its checksum");
        return body;
    }

    private static bool Restore(ReadOnlySpan<byte> stored, Span<byte> body, byte flags)
    {
        if ((flags & PayloadFormat.Compressed) != 0)
            return BrotliDecoder.TryDecompress(stored, body, out var written) && written == body.Length;
        return stored.TryCopyTo(body) && stored.Length == body.Length;
    }

    private static RecordedEvent[] Unpack(AppendRow row, byte[] body)
    {
        var at = 0;
        var count = PayloadFormat.ReadVarint(body, ref at);
        if (count != row.EventCount || count > AppendLimits.Events) throw new DamagedPayloadException($"it holds {count} events where the row says {row.EventCount}");
        var types = Types(body, ref at);
        Span<int> kinds = stackalloc int[count], metadata = stackalloc int[count], data = stackalloc int[count];
        Numbers(body, ref at, kinds);
        Numbers(body, ref at, metadata);
        Numbers(body, ref at, data);
        var (nextMetadata, nextData) = (at, at + Sum(metadata));
        if (nextData + (long)Sum(data) != body.Length) throw new DamagedPayloadException("its lengths don't add up");
        var events = new RecordedEvent[count];
        var stream = new StreamName(row.Stream);
        for (var i = 0; i < count; i++)
        {
            var position = new Position((ulong)row.Position, (ulong)i);
            var (itsData, itsMetadata) = (body.AsMemory(nextData, data[i]), body.AsMemory(nextMetadata, metadata[i]));
            events[i] = new RecordedEvent(stream, row.FirstRevision + i, position, types[kinds[i]], itsData, itsMetadata);
            nextMetadata += metadata[i];
            nextData += data[i];
        }
        return events;
    }

    private static string[] Types(byte[] body, ref int at)
    {
        var types = new string[PayloadFormat.ReadVarint(body, ref at)];
        for (var i = 0; i < types.Length; i++)
        {
            var length = PayloadFormat.ReadVarint(body, ref at);
            types[i] = Encoding.UTF8.GetString(body, at, length);
            at += length;
        }
        return types;
    }

    private static void Numbers(byte[] body, ref int at, Span<int> numbers)
    {
        for (var i = 0; i < numbers.Length; i++) numbers[i] = PayloadFormat.ReadVarint(body, ref at);
    }

    private static int Sum(ReadOnlySpan<int> lengths)
    {
        var sum = 0;
        foreach (var length in lengths) sum += length;
        return sum;
    }
}
