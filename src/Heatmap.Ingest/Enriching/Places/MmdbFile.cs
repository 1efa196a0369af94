using System.Net;

namespace Heatmap.Ingest;

/// <summary>
/// A file that says something of each network: the MaxMind DB format 2.0
/// (https://maxmind.github.io/MaxMind-DB/), a binary tree over the bits of addresses and a section of records. Held in memory.
/// </summary>
public sealed class MmdbFile
{
    private const int Separator = 16;

    // The specification promises the metadata within the last 128 KiB.
    private const int MetadataReach = 128 * 1024;

    private static readonly byte[] Marker = [0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8];

    private readonly string _name;
    private readonly ReadOnlyMemory<byte> _tree;
    private readonly MmdbData _data;
    private readonly long _nodes;
    private readonly int _recordSize;
    private readonly bool _wide;

    private MmdbFile(string name, byte[] bytes)
    {
        _name = name;
        var metadata = Metadata(name, bytes, out var end);
        (_nodes, _recordSize) = (Number(metadata, "node_count"), (int)Number(metadata, "record_size"));
        var version = Number(metadata, "ip_version");
        var treeSize = _recordSize is 24 or 28 or 32 ? _nodes * _recordSize / 4 : throw Damaged($"its records have {_recordSize} bits, and not 24, 28 or 32");
        if (version is not (4 or 6)) throw Damaged($"it is for addresses of version {version}, and not 4 or 6");
        if (_nodes == 0 || treeSize + Separator > end) throw Damaged("its tree is longer than the file");
        _wide = version == 6;
        _tree = bytes.AsMemory(0, (int)treeSize);
        _data = new MmdbData(name, bytes.AsMemory((int)treeSize + Separator, end - (int)treeSize - Separator));
        Kind = metadata.GetValueOrDefault("database_type") as string ?? "unknown";
        Built = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(Number(metadata, "build_epoch"), 0, 253_402_300_799));
    }

    /// <summary>What its maker calls this kind of file, as "GeoLite2-City".</summary>
    public string Kind { get; }

    public DateTimeOffset Built { get; }

    /// <exception cref="DamagedMmdbException">The file is of another format, cut or damaged.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static MmdbFile Load(string path) => new(path, File.ReadAllBytes(path));

    internal static MmdbFile Read(string name, byte[] bytes) => new(name, bytes);

    /// <summary>Where the record of an address stands; null when the file knows nothing of it.</summary>
    /// <exception cref="DamagedMmdbException">The tree leads nowhere.</exception>
    public long? Find(IPAddress address)
    {
        Span<byte> bits = stackalloc byte[16];
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var four = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;
        if (!four && !_wide) return null;
        // In a tree for both, addresses of version 4 lie under ::/96.
        var prefix = four && _wide ? 12 : 0;
        bits.Clear();
        address.TryWriteBytes(bits[prefix..], out var written);
        return Walk(bits[..(prefix + written)]);
    }

    /// <summary>The record that <see cref="Find"/> found, mostly a map of names and values.</summary>
    /// <exception cref="DamagedMmdbException">The record can't be read.</exception>
    public object? Record(long place) => _data.Read(place);

    /// <summary>Reads every node and every record once.</summary>
    /// <exception cref="DamagedMmdbException">Something can't be read.</exception>
    public void Check()
    {
        var seen = new HashSet<long>();
        for (var node = 0L; node < _nodes; node++)
        {
            for (var side = 0; side < 2; side++)
            {
                if (Child(node, side) is > 0 and var child && child > _nodes && seen.Add(child)) Record(Place(child));
            }
        }
    }

    private long? Walk(ReadOnlySpan<byte> bits)
    {
        var node = 0L;
        for (var n = 0; n < bits.Length * 8; n++)
        {
            node = Child(node, (bits[n / 8] >> (7 - (n % 8))) & 1);
            if (node == _nodes) return null;
            if (node > _nodes) return Place(node);
        }

        throw Damaged("its tree is deeper than an address has bits");
    }

    private long Place(long child) => child - _nodes - Separator is >= 0 and var place ? place : throw Damaged("its tree leads into the gap behind it");

    private long Child(long node, int side)
    {
        var at = _tree.Span.Slice((int)(node * _recordSize / 4), _recordSize / 4);
        return (_recordSize, side) switch
        {
            (24, _) => Bytes(at.Slice(side * 3, 3)),
            // The middle byte holds the highest four bits of both.
            (28, 0) => ((long)(at[3] >> 4) << 24) | Bytes(at[..3]),
            (28, _) => ((long)(at[3] & 0xf) << 24) | Bytes(at[4..]),
            _ => Bytes(at.Slice(side * 4, 4)),
        };
    }

    private static long Bytes(ReadOnlySpan<byte> bytes)
    {
        var number = 0L;
        foreach (var part in bytes) number = (number << 8) | part;
        return number;
    }

    private static Dictionary<string, object?> Metadata(string name, byte[] bytes, out int start)
    {
        var from = Math.Max(0, bytes.Length - MetadataReach);
        var marker = bytes.AsSpan(from).LastIndexOf(Marker);
        start = from + marker;
        if (marker < 0) throw new DamagedMmdbException(name, "it doesn't end with the format's metadata");
        var section = bytes.AsMemory(start + Marker.Length);
        return new MmdbData(name, section).Read(0) as Dictionary<string, object?> ?? throw new DamagedMmdbException(name, "its metadata is no map");
    }

    private long Number(Dictionary<string, object?> metadata, string field) =>
        metadata.GetValueOrDefault(field) is ulong number and <= int.MaxValue ? (long)number : throw Damaged($"its metadata doesn't tell {field}");

    private DamagedMmdbException Damaged(string what) => new(_name, what);
}
