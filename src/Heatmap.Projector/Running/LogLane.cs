using Heatmap.Log;

namespace Heatmap.Projector;

/// <summary>
/// Partitions of generations that are folded with one reading of the log, and up to where that has come: all of them stand there or
/// further on.
/// </summary>
internal sealed class LogLane
{
    private readonly Dictionary<GenerationFold, PartitionSet> _parts = [];

    public LogLane(Position begin) => Reached = begin;

    public Position Reached { get; set; }

    public bool IsEmpty => _parts.Count == 0;

    public IEnumerable<(GenerationFold Fold, PartitionSet Partitions)> Parts => _parts.Select(p => (p.Key, p.Value));

    public PartitionSet Partitions => _parts.Values.Aggregate(PartitionSet.None, (all, some) => all | some);

    /// <summary>
    /// Deals the folds' partitions into those that stand furthest, which are live, and those behind: so one that has to catch up
    /// doesn't hold up the others.
    /// </summary>
    public static (LogLane Live, LogLane Late) Split(IReadOnlyCollection<GenerationFold> folds)
    {
        var parts = folds.SelectMany(f => f.Partitions.Each().Select(p => (Fold: f, Partition: p, Checkpoint: f.CheckpointOf(p)))).ToList();
        if (parts.Count == 0) return (new LogLane(Position.Start), new LogLane(Position.Start));
        var (last, first) = (parts.Max(p => p.Checkpoint), parts.Min(p => p.Checkpoint));
        var (live, late) = (new LogLane(last), new LogLane(first));
        foreach (var part in parts) (part.Checkpoint == last ? live : late).Add(part.Fold, PartitionSet.None.With(part.Partition));
        return (live, late);
    }

    /// <summary>Goes on with what another lane has brought to where this one stands.</summary>
    public void Join(LogLane other)
    {
        foreach (var (fold, partitions) in other._parts) Add(fold, partitions);
        other._parts.Clear();
    }

    private void Add(GenerationFold fold, PartitionSet partitions) =>
        _parts[fold] = _parts.GetValueOrDefault(fold) | partitions;
}
