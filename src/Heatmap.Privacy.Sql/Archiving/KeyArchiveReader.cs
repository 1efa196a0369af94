using System.IO.Compression;
using System.Text;

namespace Heatmap.Privacy.Sql;

/// <summary>Reads the rows of a backed-up key store, in the order of the tables.</summary>
public static class KeyArchiveReader
{
    /// <exception cref="DamagedKeyArchiveException">It isn't one, or not whole.</exception>
    public static IEnumerable<KeyRecord> Read(Stream from)
    {
        Span<byte> header = stackalloc byte[KeyArchiveFormat.Magic.Length + 1];
        if (from.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header[..^1].SequenceEqual(KeyArchiveFormat.Magic))
            throw new DamagedKeyArchiveException("it doesn't begin as one");
        if (header[^1] != KeyArchiveFormat.Version)
            throw new DamagedKeyArchiveException($"it is of format {header[^1]}, which this version of Heatmap doesn't know");
        return ReadRows(from);
    }

    private static IEnumerable<KeyRecord> ReadRows(Stream from)
    {
        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(from, CompressionMode.Decompress, leaveOpen: true), 1 << 16), Encoding.UTF8);
        while (Next(reader) is { } row) yield return row;
    }

    private static KeyRecord? Next(BinaryReader reader)
    {
        try
        {
            var number = reader.ReadByte();
            if (number == 0) return null;
            if (number > ArchivedTable.All.Count) throw new DamagedKeyArchiveException($"a row of table {number} stands in it");
            var values = new object?[ArchivedTable.All[number - 1].Columns.Length];
            for (var i = 0; i < values.Length; i++) values[i] = Value(reader);
            return new KeyRecord(number, values);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new DamagedKeyArchiveException(e is EndOfStreamException ? "it is cut off" : e.Message, e);
        }
    }

    private static object? Value(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => null,
        1 => reader.Read7BitEncodedInt64(),
        2 => Encoding.UTF8.GetString(Bytes(reader)),
        3 => Bytes(reader),
        var kind => throw new DamagedKeyArchiveException($"a value of kind {kind} stands in it"),
    };

    private static byte[] Bytes(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        if (length is < 0 or > KeyArchiveFormat.LongestValue) throw new DamagedKeyArchiveException($"a value of {length} bytes stands in it");
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }
}
