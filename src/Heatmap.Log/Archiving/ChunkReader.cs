using System.IO.Compression;
using System.Text;
using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>Reads the appends of a chunk; see <see cref="ChunkFormat"/>.</summary>
public static class ChunkReader
{
    /// <summary>
    /// The appends in their order. Between the first and the last of an append positions are told as (append, index) counted from
    /// the first, since only those two are kept.
    /// </summary>
    /// <exception cref="DamagedChunkException">It isn't a chunk, or not whole.</exception>
    public static IEnumerable<RecordedAppend> Read(Stream from)
    {
        Span<byte> header = stackalloc byte[ChunkFormat.Magic.Length + 1];
        if (from.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header[..^1].SequenceEqual(ChunkFormat.Magic))
            throw new DamagedChunkException("it doesn't begin as one");
        if (header[^1] != ChunkFormat.Version)
            throw new DamagedChunkException($"it is of format {header[^1]}, which this version of Heatmap doesn't know");
        return ReadAppends(from);
    }

    private static IEnumerable<RecordedAppend> ReadAppends(Stream from)
    {
        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(from, CompressionMode.Decompress, leaveOpen: true), 1 << 16), Encoding.UTF8);
        while (Next(reader) is { } append) yield return append;
    }

    private static RecordedAppend? Next(BinaryReader reader)
    {
        try
        {
            var count = reader.Read7BitEncodedInt();
            if (count == 0) return null;
            return count is > 0 and <= AppendLimits.Events
                ? Append(reader, count)
                : throw new DamagedChunkException($"an append of {count} events stands in it");
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new DamagedChunkException(e is EndOfStreamException ? "it is cut off" : e.Message, e);
        }
    }

    private static RecordedAppend Append(BinaryReader reader, int count)
    {
        var stream = new StreamName(Text(reader));
        var revision = reader.Read7BitEncodedInt64();
        var (first, last) = (Position(reader), Position(reader));
        var types = Many(count, () => Text(reader));
        var metadata = Many(count, reader.Read7BitEncodedInt);
        var data = Many(count, reader.Read7BitEncodedInt);
        var bytes = metadata.Concat(data).Sum(length => (long)length);
        if (bytes > AppendLimits.Bytes || metadata.Concat(data).Any(length => length < 0))
            throw new DamagedChunkException($"an append of {bytes} bytes stands in it");
        var texts = Many(count, i => Exactly(reader, metadata[i]));
        return new RecordedAppend(Many(count, i => new RecordedEvent(
            stream, revision + i, At(first, last, i, count), types[i], Exactly(reader, data[i]), texts[i])));
    }

    private static Position At(Position first, Position last, int index, int count) =>
        index == count - 1 ? last : first with { Index = first.Index + (ulong)index };

    private static T[] Many<T>(int count, Func<T> read) => Many(count, _ => read());

    private static T[] Many<T>(int count, Func<int, T> read)
    {
        var all = new T[count];
        for (var i = 0; i < count; i++) all[i] = read(i);
        return all;
    }

    private static Position Position(BinaryReader reader) => new((ulong)reader.Read7BitEncodedInt64(), (ulong)reader.Read7BitEncodedInt64());

    private static string Text(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        return length is >= 0 and <= ChunkFormat.LongestText
            ? Encoding.UTF8.GetString(Exactly(reader, length))
            : throw new DamagedChunkException($"a name of {length} bytes stands in it");
    }

    private static byte[] Exactly(BinaryReader reader, int length)
    {
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }
}
