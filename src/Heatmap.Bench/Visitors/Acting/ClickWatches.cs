namespace Heatmap.Bench;

/// <summary>All clicks that are watched. A change of the page answers every one that is.</summary>
internal sealed class ClickWatches
{
    private readonly List<ClickWatch> _open = [];

    public long NextDue => _open.Count == 0 ? long.MaxValue : _open[0].Due;

    public void Open(int of, long now, Answer answer) => _open.Add(new ClickWatch(of, now)
    {
        MutatesAt = now + answer.Mutation,
        SelectsAt = now + answer.Selection,
    });

    public void Answered(long now, Answer answer)
    {
        foreach (var watch in _open)
        {
            watch.MutatesAt = Earlier(watch.MutatesAt, now + answer.Mutation);
            watch.SelectsAt = Earlier(watch.SelectsAt, now + answer.Selection);
        }
    }

    public void Scrolled(long now)
    {
        foreach (var watch in _open) watch.ScrolledAt ??= now;
    }

    public ClickWatch? TakeDue(long now)
    {
        if (NextDue > now) return null;
        var watch = _open[0];
        _open.RemoveAt(0);
        return watch;
    }

    public IReadOnlyList<ClickWatch> TakeAll()
    {
        ClickWatch[] all = [.. _open];
        _open.Clear();
        return all;
    }

    private static long? Earlier(long? one, long? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;
}
