using System.Formats.Tar;
using System.IO.Compression;

namespace Heatmap.Server;

/// <summary>Takes the <c>.mmdb</c> files out of what was fetched: one itself, packed with gzip, or a packed archive of some.</summary>
internal static class GeoArchive
{
    // The largest city files have some 150 MB; what unpacks to more is made to fill a memory.
    private const long Largest = 1L << 30;

    private static readonly string[] OneVersion = ["-ipv4.mmdb", "-ipv6.mmdb"];

    /// <summary>Files by name. Of a file for all addresses and the same for those of one version, only the first.</summary>
    /// <exception cref="ControlException">It holds no such file.</exception>
    public static Dictionary<string, byte[]> FilesOf(string name, byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..]) return new(StringComparer.Ordinal) { [Named(name)] = bytes };
        using var unpacked = Unpack(name, bytes);
        if (!IsArchive(name)) return new(StringComparer.Ordinal) { [Named(name)] = unpacked.ToArray() };
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new TarReader(unpacked);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !entry.Name.EndsWith(".mmdb", StringComparison.Ordinal)) continue;
            using var content = new MemoryStream();
            entry.DataStream.CopyTo(content);
            files[Path.GetFileName(entry.Name)] = content.ToArray();
        }

        if (files.Count == 0) throw new ControlException($"'{name}' holds no .mmdb file.");
        return files.Where(f => !IsPart(f.Key, files)).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsPart(string file, Dictionary<string, byte[]> all) =>
        Array.Exists(OneVersion, end => file.EndsWith(end, StringComparison.Ordinal) && all.ContainsKey(file[..^end.Length] + ".mmdb"));

    private static bool IsArchive(string name) => name.EndsWith(".tgz", StringComparison.Ordinal) || name.EndsWith(".tar.gz", StringComparison.Ordinal);

    private static string Named(string name)
    {
        var file = Path.GetFileName(name);
        if (file.EndsWith(".gz", StringComparison.Ordinal)) file = file[..^3];
        return file.EndsWith(".mmdb", StringComparison.Ordinal) ? file : file + ".mmdb";
    }

    private static MemoryStream Unpack(string name, byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        var part = new byte[1 << 16];
        try
        {
            for (int length; (length = packed.Read(part)) > 0;)
            {
                unpacked.Write(part, 0, length);
                if (unpacked.Length > Largest) throw new ControlException($"'{name}' unpacks to more than 1 GiB, which no file of places has.");
            }
        }
        catch (InvalidDataException)
        {
            throw new ControlException($"'{name}' begins like gzip but can't be unpacked: it is damaged or cut off. Fetch it again.");
        }

        unpacked.Position = 0;
        return unpacked;
    }
}
