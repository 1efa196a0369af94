using Heatmap.Query;

namespace Heatmap.Server;

/// <summary>The maps that were read last, so that a timeline of many errors reads a map once.</summary>
internal sealed class RememberedMaps
{
    // 24 bytes each: 96 MB, as much as the largest map that is taken.
    private const long MostPlaces = 4_000_000;

    private readonly Lock _turn = new();
    private readonly LinkedList<Remembered> _latest = [];
    private readonly Dictionary<string, LinkedListNode<Remembered>> _byPath = [];
    private long _places;

    /// <summary>What was read of a file, if the file is still as it was then.</summary>
    public SourceMap? Find(string path, (DateTime WrittenAt, long Bytes) state)
    {
        lock (_turn)
        {
            if (!_byPath.TryGetValue(path, out var node) || node.Value.State != state) return null;
            _latest.Remove(node);
            _latest.AddFirst(node);
            return node.Value.Map;
        }
    }

    public void Add(string path, (DateTime WrittenAt, long Bytes) state, SourceMap map)
    {
        lock (_turn)
        {
            if (_byPath.TryGetValue(path, out var old)) Drop(old);
            _byPath[path] = _latest.AddFirst(new Remembered(path, state, map));
            _places += map.Size;
            while (_places > MostPlaces && _latest.Count > 1) Drop(_latest.Last!);
        }
    }

    private void Drop(LinkedListNode<Remembered> node)
    {
        _latest.Remove(node);
        _byPath.Remove(node.Value.Path);
        _places -= node.Value.Map.Size;
    }

    private sealed record Remembered(string Path, (DateTime WrittenAt, long Bytes) State, SourceMap Map);
}
