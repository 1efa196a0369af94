namespace Heatmap.EventStoreDouble;

/// <summary>The double's log in the order of positions. What was asked for stays as it was then, while the log grows.</summary>
internal sealed class DoubleLog
{
    private DoubleEvent[] _events = new DoubleEvent[256];
    private int _count;

    public void Add(DoubleEvent added)
    {
        if (_count == _events.Length) Array.Resize(ref _events, _count * 2);
        _events[_count++] = added;
    }

    public void RemoveAll(Predicate<DoubleEvent> goes)
    {
        // Into an array of its own: others may still be reading the old one.
        var rest = _events[.._count].Where(e => !goes(e)).ToArray();
        (_events, _count) = (rest.Length > 0 ? rest : new DoubleEvent[1], rest.Length);
    }

    /// <summary>Everything at a position and after it.</summary>
    public ArraySegment<DoubleEvent> From(ulong position) => new(_events, IndexOf(position), _count - IndexOf(position));

    /// <summary>Everything before a position.</summary>
    public ArraySegment<DoubleEvent> Before(ulong position) => new(_events, 0, IndexOf(position));

    /// <summary>Where the first event at a position or after it is.</summary>
    private int IndexOf(ulong position)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Position < position) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
