using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>
/// Takes cut events out of the log. Of whom nothing is left, the stream is ended first, so that nothing comes after; then the keys
/// go; the events last, since by them an interrupted run finds its subjects again.
/// </summary>
internal sealed class SubjectRemoval(RetentionRun run, HistoryCutting cutting, RetentionPorts ports)
{
    private readonly List<(SubjectKey Key, long End)> _expired = [];

    public RetentionTaken Taken { get; private set; } = RetentionTaken.Nothing;

    public async Task RemoveAsync(SubjectKey key, CancellationToken cancellation)
    {
        if ((await cutting.ReadAsync(key, cancellation)).CutOf(run.Number) is not { } cut) return;
        if (cut.LeavesNothing && await cutting.ExpireAsync(run, cut.Of, cancellation) is { } end)
        {
            _expired.Add((key, end));
            Taken = Taken.Plus(new RetentionTaken(1, 1, cut.Taken));
            return;
        }

        await ports.Log.TruncateAsync(cut.Of.Stream, cut.FirstKept, cancellation);
        Taken = Taken.Plus(new RetentionTaken(1, 0, cut.Taken));
    }

    /// <summary>
    /// Destroys the keys of those who are gone, all at once, since every node must have heard of it before their streams go: an emptied
    /// stream is as good as a new one to a batch that was sealed before.
    /// </summary>
    public async Task ExpireAsync(CancellationToken cancellation)
    {
        if (_expired.Count == 0) return;
        await ports.Subjects.DestroyAsync(run.Site, [.. _expired.Select(e => e.Key.Subject)], cancellation);
        foreach (var (key, end) in _expired) await ports.Log.TruncateAsync(StreamName.Visitor(key.Site, key.Subject), end + 1, cancellation);
    }
}
