using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>The totals of one series as a commit leaves them: read and merged first, so that what is wrong shows before anything is written.</summary>
internal sealed class MergedSeries
{
    private readonly GenerationId _generation;
    private readonly RollupSeries _series;
    private readonly List<(BucketDelta Delta, byte[] Cells)> _totals = [];
    private long? _id;

    /// <exception cref="InvalidOperationException">More is taken from a cell than was ever added.</exception>
    public MergedSeries(SqlSession session, RollupMemory memory, GenerationId generation, SeriesDelta delta)
    {
        (_generation, _series) = (generation, delta.Series);
        _id = memory.Find(generation, _series) ?? RollupTable.FindSeries(session, generation, _series);
        foreach (var bucket in delta.Buckets)
        {
            var before = _id is { } id ? memory.Find(id, bucket) ?? RollupTable.Cells(session, id, bucket) : [];
            _totals.Add((bucket, SparseGrid.Merge(before, bucket.Cells)));
        }
    }

    public bool IsNew => _id is null && _totals.Count > 0;

    /// <param name="newId">The series' number if it is new.</param>
    public void Write(SqlSession session, RollupMemory memory, long newId)
    {
        if (_totals.Count == 0) return;
        if (_id is null) RollupTable.AddSeries(session, _generation, _series, newId);
        var id = _id ??= newId;
        memory.Remember(_generation, _series, id);
        foreach (var (delta, cells) in _totals)
        {
            RollupTable.Put(session, id, delta, cells);
            memory.Remember(id, delta, cells);
        }
    }
}
