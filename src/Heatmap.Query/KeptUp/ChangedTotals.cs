using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>
/// Which totals have changed since it was last asked, by what is told of commits. It knows whether it was told of all: what is told says
/// from where to where each partition was folded, and the checkpoints in the store say how far it must reach.
/// </summary>
internal sealed class ChangedTotals : IDisposable
{
    // Told right after the commit: what isn't here by then is a loss, or comes from a node that can't tell.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Lock _turn = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<int, Position> _told = [];
    private readonly GenerationId _generation;
    private readonly Func<RollupKey, string?> _nameOf;
    private readonly TimeProvider _time;
    private readonly Task _listening;
    private HashSet<string> _names = new(StringComparer.Ordinal);
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _stands;
    private bool _missed;

    /// <summary>Begins to listen. What is read of the store after this, and <see cref="StandAt"/> is told of, lacks nothing that won't be told.</summary>
    /// <param name="announcements">Tell of commits.</param>
    /// <param name="generation">Whose totals they are.</param>
    /// <param name="nameOf">By what a total that changed is named here; null for one that isn't meant.</param>
    /// <param name="time">The clock.</param>
    public ChangedTotals(IAnnouncements announcements, GenerationId generation, Func<RollupKey, string?> nameOf, TimeProvider time)
    {
        (_generation, _nameOf, _time) = (generation, nameOf, time);
        _listening = ListenAsync(announcements.WatchAsync(_end.Token));
    }

    /// <summary>What was read holds all up to these checkpoints.</summary>
    public void StandAt(IReadOnlyList<Checkpoint> checkpoints)
    {
        lock (_turn)
        {
            foreach (var (partition, text) in checkpoints)
            {
                var position = Position.Parse(text);
                if (!_told.TryGetValue(partition, out var told) || told < position) _told[partition] = position;
            }

            _stands = true;
        }
    }

    /// <summary>The names of what commits up to these checkpoints changed, and perhaps later ones; null where that can't be known.</summary>
    public async Task<IReadOnlyCollection<string>?> SinceAsync(IReadOnlyList<Checkpoint> reached, CancellationToken cancellation)
    {
        var begun = _time.GetTimestamp();
        while (true)
        {
            Task moved;
            lock (_turn)
            {
                if (_missed) return null;
                if (reached.All(c => _told.TryGetValue(c.Partition, out var told) && told >= Position.Parse(c.Position))) return Take();
                moved = _moved.Task;
            }

            if (_listening.IsCompleted) await _listening;
            var left = Patience - _time.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero) return null;
            await Task.WhenAny(moved, _listening, Task.Delay(left, _time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private HashSet<string> Take()
    {
        var names = _names;
        _names = new HashSet<string>(StringComparer.Ordinal);
        return names;
    }

    private async Task ListenAsync(IAsyncEnumerable<ViewChange?> changes)
    {
        try
        {
            await foreach (var change in changes)
            {
                if (change is not null && change.Generation != _generation) continue;
                lock (_turn)
                {
                    Hear(change);
                    _moved.SetResult();
                    _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Nobody asks any more.
        }
    }

    private void Hear(ViewChange? change)
    {
        // A change that doesn't say how far it came wasn't folded from the log: retention took totals.
        if (change is null or { Advances.Count: 0 })
        {
            _missed = true;
            return;
        }

        foreach (var delta in change.Rollups)
        {
            if (_nameOf(delta.Key) is { } name) _names.Add(name);
        }

        foreach (var advance in change.Advances) Hear(advance);
    }

    private void Hear(Advance advance)
    {
        var (known, to) = (_told.TryGetValue(advance.Partition, out var told), Position.Parse(advance.To));
        if (known && to <= told) return;
        if (known ? advance.From is not { } from || Position.Parse(from) != told : _stands && advance.From is not null) _missed = true;
        _told[advance.Partition] = to;
    }
}
