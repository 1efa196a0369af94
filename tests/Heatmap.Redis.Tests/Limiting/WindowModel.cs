namespace Heatmap.Redis.Tests;

/// <summary>A sliding window as plainly as it can be said: every request with its time.</summary>
internal sealed class WindowModel(WindowSize size)
{
    private readonly List<(long At, int Count)> _counted = [];
    private readonly List<(long At, int Count)> _granted = [];

    /// <summary>The most that was granted in any stretch of the window's length.</summary>
    public int MostGrantedInAnyWindow => _granted
        .Select(last => _granted.Where(g => g.At <= last.At && g.At > last.At - size.Length.TotalMicroseconds).Sum(g => g.Count))
        .DefaultIfEmpty().Max();

    public (int Granted, long Left, TimeSpan Wait) Count(long now, int passed, int wanted)
    {
        var slot = now / size.SlotMicroseconds;
        var before = TotalAt(slot);
        var granted = Math.Clamp(size.Limit - before - passed, 0, wanted);
        _counted.Add((now, passed + granted));
        _granted.Add((now, granted));
        // The first slot at which something is left, if nothing more comes.
        var free = slot;
        while (TotalAt(free) >= size.Limit) free++;
        var wait = free == slot ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(((free * size.SlotMicroseconds) - now) / 1000.0));
        return (granted, size.Limit - TotalAt(slot), wait);
    }

    /// <summary>What counts in this slot: all of it, and of the slots that are at least partly in the window before its end.</summary>
    private int TotalAt(long slot) => _counted.Where(c => c.At / size.SlotMicroseconds >= slot - WindowSize.Slots).Sum(c => c.Count);
}
