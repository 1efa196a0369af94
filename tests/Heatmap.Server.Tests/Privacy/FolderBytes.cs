using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>
/// Every byte under a data folder: files as they are (write-ahead logs and free pages are in them), each value of each row of the
/// databases, and what compressed values and compressed remains in files unpack to.
/// </summary>
internal static class FolderBytes
{
    public const string Unpacked = "unpacked";

    // The longest header before compressed bytes that is tried: more than the log's payloads have.
    private const int LongestHeader = 12;
    private const int LongestText = 4 << 20;

    [ThreadStatic] private static byte[]? s_text;

    public static IEnumerable<(string Where, byte[] Bytes)> Of(string data)
    {
        foreach (var path in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(data, path);
            if (name.EndsWith(".sock", StringComparison.Ordinal) || name.EndsWith(".lock", StringComparison.Ordinal)) continue;
            var bytes = ReadShared(path);
            yield return (name, bytes);
            foreach (var remains in Carved(bytes)) yield return ($"{name}, remains {Unpacked}", remains);
            if (!name.EndsWith(".db", StringComparison.Ordinal)) continue;
            foreach (var piece in Values(path, name)) yield return piece;
        }
    }

    public static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<(string Where, byte[] Bytes)> Values(string path, string name)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var table in Column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                for (var i = 0; i < row.FieldCount; i++)
                {
                    if (row.GetDataTypeName(i) is not ("BLOB" or "TEXT") || row.IsDBNull(i)) continue;
                    var value = row.GetFieldValue<byte[]>(i);
                    yield return ($"{name} {table}.{row.GetName(i)}", value);
                    if (Unpack(value) is { } text) yield return ($"{name} {table}.{row.GetName(i)} {Unpacked}", text);
                }
            }
        }
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var values = new List<string>();
        while (row.Read()) values.Add(row.GetString(0));
        return values;
    }

    /// <summary>The longest that a value unpacks to with Brotli, wherever its header ends, or with gzip or zlib; null when it is not compressed.</summary>
    private static byte[]? Unpack(byte[] value)
    {
        var longest = Enumerable.Range(0, Math.Min(LongestHeader, value.Length)).Select(at => Brotli(value.AsSpan(at), whole: true)).MaxBy(t => t?.Length ?? 0);
        if (value is [0x1F, 0x8B, ..]) longest = Inflate(new GZipStream(new MemoryStream(value), CompressionMode.Decompress));
        if (value is [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..]) longest = Inflate(new ZLibStream(new MemoryStream(value), CompressionMode.Decompress));
        return longest is { Length: > 0 } ? longest : null;
    }

    /// <summary>What begins like a compressed payload of the log (version 1, flag 1), as far as it unpacks: also in pages that no row has.</summary>
    private static IEnumerable<byte[]> Carved(byte[] bytes)
    {
        for (var at = 0; at + LongestHeader < bytes.Length; at++)
        {
            if (bytes[at] != 1 || bytes[at + 1] != 1) continue;
            for (var header = 7; header < LongestHeader; header++)
                if (Brotli(bytes.AsSpan(at + header, Math.Min(bytes.Length - at - header, 1 << 16)), whole: false) is { Length: > 64 } text) yield return text;
        }
    }

    private static byte[]? Brotli(ReadOnlySpan<byte> packed, bool whole)
    {
        using var decoder = new BrotliDecoder();
        var text = s_text ??= new byte[LongestText];
        var status = decoder.Decompress(packed, text, out _, out var written);
        return whole && status != System.Buffers.OperationStatus.Done ? null : text[..written];
    }

    private static byte[]? Inflate(Stream packed)
    {
        try
        {
            using var text = new MemoryStream();
            using (packed) packed.CopyTo(text);
            return text.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
