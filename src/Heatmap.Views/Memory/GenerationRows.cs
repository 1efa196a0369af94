namespace Heatmap.Views;

/// <summary>All that one generation holds. Not safe for several threads; its owner locks.</summary>
internal sealed class GenerationRows
{
    private readonly Dictionary<ViewKey, ViewRow> _rows = [];
    private readonly Dictionary<RollupKey, byte[]> _rollups = [];
    private readonly Dictionary<(string Site, string Subject), FoldState> _states = [];
    private readonly Dictionary<int, string> _checkpoints = [];

    public IEnumerable<ViewRow> Rows => _rows.Values;

    public IEnumerable<Rollup> Rollups => _rollups.Select(r => new Rollup(r.Key, r.Value));

    public IEnumerable<Checkpoint> Checkpoints => _checkpoints.OrderBy(c => c.Key).Select(c => new Checkpoint(c.Key, c.Value));

    public ViewRow? Find(ViewKey key) => _rows.GetValueOrDefault(key);

    public FoldState? State((string Site, string Subject) of) => _states.GetValueOrDefault(of);

    /// <summary>The changed totals, nothing stored yet: the one step of a commit that can fail comes before any that changes something.</summary>
    public IReadOnlyList<(RollupKey Key, byte[] Cells)> Merge(IEnumerable<RollupDelta> quarters) =>
    [
        .. from delta in Widening.Sum(quarters)
           from bucket in delta.Buckets
           let key = delta.Series.At(bucket.Size, bucket.Bucket)
           select (key, SparseGrid.Merge(_rollups.GetValueOrDefault(key, []), bucket.Cells)),
    ];

    /// <exception cref="CheckpointMovedException">A partition stands elsewhere than the commit was folded on top of.</exception>
    public void Check(GenerationCommit commit)
    {
        foreach (var advance in commit.Advances)
        {
            var stands = _checkpoints.GetValueOrDefault(advance.Partition);
            if (stands != advance.From) throw new CheckpointMovedException(commit.Generation, advance, stands);
        }
    }

    public void Apply(IEnumerable<GenerationCommit> commits, IReadOnlyList<(RollupKey Key, byte[] Cells)> totals)
    {
        foreach (var commit in commits)
        {
            foreach (var key in commit.Removed) _rows.Remove(key);
            foreach (var row in commit.Put) _rows[row.Key] = row with { Document = row.Document.ToArray() };
            foreach (var state in commit.States) Put(state);
            foreach (var advance in commit.Advances) _checkpoints[advance.Partition] = advance.To;
        }

        foreach (var (key, cells) in totals)
        {
            if (cells.Length == 0) _rollups.Remove(key);
            else _rollups[key] = cells;
        }
    }

    private void Put(FoldState state)
    {
        if (state.State.IsEmpty) _states.Remove((state.Site, state.Subject));
        else _states[(state.Site, state.Subject)] = state with { State = state.State.ToArray() };
    }

    public void RemoveSite(string site)
    {
        foreach (var key in _rows.Keys.Where(k => k.Site == site).ToList()) _rows.Remove(key);
        foreach (var key in _rollups.Keys.Where(k => k.Site == site).ToList()) _rollups.Remove(key);
        foreach (var key in _states.Keys.Where(k => k.Site == site).ToList()) _states.Remove(key);
    }
}
