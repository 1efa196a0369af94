using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Up to where the views hold the log, whichever nodes fold it: known at once while this node folds every partition, else read from
/// the stored checkpoints.
/// </summary>
internal sealed class ViewReach(ProjectorPorts ports, LiveGenerations live, TimeProvider time)
{
    // Seldom enough for a database, and soon enough for a person who waits.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Pulse _moved = new();
    private readonly Lock _lock = new();
    private Position _reached;
    private bool _foldsAll;

    /// <summary>As it was last known to this node.</summary>
    public Position Reached
    {
        get
        {
            lock (_lock) return _reached;
        }
    }

    /// <summary>This node's folds have moved, or others have become its own.</summary>
    public void Publish(IReadOnlyCollection<GenerationFold> folds)
    {
        var running = folds.Where(f => f.Generation is { State: GenerationState.Live, Trouble: null }).ToList();
        var foldsAll = running.Count > 0 && running.TrueForAll(f => f.Partitions == PartitionSet.All);
        lock (_lock)
        {
            _foldsAll = foldsAll;
            if (foldsAll) _reached = running.Min(f => f.Reached);
        }

        _moved.Beat();
    }

    /// <summary>Waits until every running live generation holds the log up to there, in all its partitions.</summary>
    public async Task WaitAsync(Position wanted, CancellationToken cancellation)
    {
        while (true)
        {
            var moved = _moved.Next;
            if (!IsMine(out var reached)) reached = await ReadAsync(cancellation);
            if (wanted <= reached) return;
            if (IsMine(out _)) await moved.WaitAsync(cancellation);
            else await Task.Delay(Look, time, cancellation);
        }
    }

    /// <summary>Reads it from the checkpoints; where no generation runs it stays as it was.</summary>
    public async Task<Position> ReadAsync(CancellationToken cancellation)
    {
        Position? lowest = null;
        foreach (var generation in (await ports.Generations.ListAsync(cancellation)).Where(IsFollowed))
        {
            var checkpoints = await ports.Progress.CheckpointsAsync(generation.Id, cancellation);
            var reached = checkpoints.Count < Partition.Count ? Position.Start : checkpoints.Min(c => Position.Parse(c.Position));
            if (lowest is null || reached < lowest) lowest = reached;
        }

        lock (_lock)
        {
            if (lowest is { } read && !_foldsAll) _reached = read;
            return lowest ?? _reached;
        }
    }

    private bool IsFollowed(Generation generation) =>
        generation is { State: GenerationState.Live, Trouble: null } && live.ProjectionOf(generation) is not null;

    private bool IsMine(out Position reached)
    {
        lock (_lock)
        {
            reached = _reached;
            return _foldsAll;
        }
    }
}
