namespace Heatmap.Log.Sql;

/// <summary>
/// The heads of the streams written lately, so that an append to one of them needs no look into the file. Right as long as
/// one process writes; used by the writer's thread alone. Bounded: when the younger half is full, the older one is dropped.
/// </summary>
internal sealed class StreamHeads(int capacity)
{
    private Dictionary<string, StreamHead> _young = new(StringComparer.Ordinal);
    private Dictionary<string, StreamHead> _old = new(StringComparer.Ordinal);

    public StreamHead? Find(string stream)
    {
        if (_young.TryGetValue(stream, out var head)) return head;
        if (!_old.TryGetValue(stream, out head)) return null;
        Set(stream, head);
        return head;
    }

    public void Set(string stream, StreamHead head)
    {
        if (_young.Count >= capacity / 2) (_old, _young) = (_young, new Dictionary<string, StreamHead>(StringComparer.Ordinal));
        _young[stream] = head;
    }

    public void Remove(string stream)
    {
        _young.Remove(stream);
        _old.Remove(stream);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
