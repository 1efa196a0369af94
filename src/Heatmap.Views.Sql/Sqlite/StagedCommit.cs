using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>All that is committed to one generation, read and checked but not yet written.</summary>
internal sealed class StagedCommit
{
    private readonly GenerationId _generation;
    private readonly IReadOnlyList<GenerationCommit> _commits;
    private readonly List<MergedSeries> _series;

    /// <exception cref="GenerationGoneException">There is no such generation.</exception>
    /// <exception cref="CheckpointMovedException">A partition was folded on already.</exception>
    /// <exception cref="InvalidOperationException">More is taken from a cell than was ever added.</exception>
    public StagedCommit(SqlSession session, RollupMemory memory, SummedCommit commit)
    {
        (_generation, _commits) = (commit.Generation, commit.Commits);
        if (!SqlGenerationStore.Exists(session, _generation)) throw new GenerationGoneException(_generation);
        ProgressTable.Check(session, _generation, _commits.SelectMany(c => c.Advances));
        _series = [.. commit.Totals.Select(t => new MergedSeries(session, memory, _generation, t))];
    }

    public void Write(SqlSession session, RollupMemory memory)
    {
        foreach (var commit in _commits)
        {
            foreach (var advance in commit.Advances) ProgressTable.Put(session, _generation, advance);
            foreach (var key in commit.Removed) ViewTable.Remove(session, _generation, key);
            foreach (var row in commit.Put) ViewTable.Put(session, _generation, row);
            foreach (var state in commit.States) ProgressTable.Put(session, _generation, state);
        }

        var fresh = _series.Count(s => s.IsNew);
        var next = fresh == 0 ? 0 : Counter.Take(session, "series", fresh);
        foreach (var series in _series) series.Write(session, memory, series.IsNew ? next++ : 0);
    }
}
