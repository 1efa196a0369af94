using System.Security.Cryptography;
using System.Text;
using Heatmap.Views;

namespace Heatmap.Redis;

/// <summary>Tiles in bytes, with what was known when they were read. A wire form between nodes of two versions: the first byte is its version.</summary>
internal static class KeptTiles
{
    private const byte Version = 1;

    /// <summary>The name of the ranges among others of their shelf.</summary>
    public static byte[] NameOf(IReadOnlyList<RollupRange> ranges)
    {
        var text = new StringBuilder();
        foreach (var r in ranges)
        {
            foreach (var word in (string?[])[r.Family, r.Site, r.Name, r.Facet, r.Item])
                text.Append(word is null ? "-" : FormattableString.Invariant($"{word.Length}:{word}")).Append(' ');
            text.Append(FormattableString.Invariant($"{(int)r.Size} {r.From} {r.To}\n"));
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static byte[] Write(string stamp, IReadOnlyList<Rollup> tiles)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8))
        {
            writer.Write(Version);
            writer.Write(stamp);
            writer.Write7BitEncodedInt(tiles.Count);
            foreach (var (key, cells) in tiles)
            {
                foreach (var word in (string[])[key.Family, key.Site, key.Name, key.Facet, key.Item]) writer.Write(word);
                writer.Write7BitEncodedInt((int)key.Size);
                writer.Write7BitEncodedInt64(key.Bucket);
                writer.Write7BitEncodedInt(cells.Length);
                writer.Write(cells.Span);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Null when they were read under another stamp, or written by another version.</summary>
    public static IReadOnlyList<Rollup>? Read(byte[] bytes, string stamp)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadByte() != Version || reader.ReadString() != stamp) return null;
        var tiles = new Rollup[reader.Read7BitEncodedInt()];
        for (var i = 0; i < tiles.Length; i++)
        {
            var key = new RollupKey(
                reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(),
                (BucketSize)reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64());
            tiles[i] = new Rollup(key, reader.ReadBytes(reader.Read7BitEncodedInt()));
        }

        return tiles;
    }
}
