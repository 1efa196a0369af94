using System.Buffers.Binary;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>Looks for thousands of byte strings at once, by their first eight bytes.</summary>
internal sealed class ByteSearch
{
    private const int Start = sizeof(ulong);

    private readonly Dictionary<ulong, List<(string Name, byte[] Bytes)>> _byStart = [];
    private readonly bool[] _pairs = new bool[ushort.MaxValue + 1];

    public ByteSearch(IEnumerable<(string Name, byte[] Bytes)> wanted)
    {
        foreach (var (name, bytes) in wanted)
        {
            bytes.Length.ShouldBeGreaterThanOrEqualTo(Start, name);
            var start = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            if (!_byStart.TryGetValue(start, out var same)) _byStart.Add(start, same = []);
            same.Add((name, bytes));
            _pairs[(ushort)start] = true;
        }
    }

    /// <summary>The names of what was found, each with where.</summary>
    public Dictionary<string, string> In(IEnumerable<(string Where, byte[] Bytes)> pieces)
    {
        var found = new Dictionary<string, string>();
        foreach (var (where, bytes) in pieces) Look(where, bytes, found);
        return found;
    }

    private void Look(string where, ReadOnlySpan<byte> bytes, Dictionary<string, string> found)
    {
        for (var at = 0; at + Start <= bytes.Length; at++)
        {
            var here = bytes[at..];
            if (!_pairs[BinaryPrimitives.ReadUInt16LittleEndian(here)]) continue;
            if (!_byStart.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(here), out var same)) continue;
            foreach (var (name, wanted) in same)
                if (here.StartsWith(wanted)) found[name] = where;
        }
    }
}
