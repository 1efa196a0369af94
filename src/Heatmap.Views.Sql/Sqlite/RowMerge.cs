using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// Merges row by row, by the one writer that there is: a statement costs little where the engine is in this process, and what this
/// writer has read or written nobody else changes, so it is remembered.
/// </summary>
internal sealed class RowMerge : ICommitMerge
{
    private readonly RollupMemory _memory = new();

    public void Merge(SqlSession session, IReadOnlyList<SummedCommit> commits)
    {
        // All is checked before anything is written: others share the transaction.
        var staged = commits.Select(c => new StagedCommit(session, _memory, c)).ToList();
        foreach (var commit in staged) commit.Write(session, _memory);
    }

    public void Dropped(GenerationId generation, RollupSeries series) => _memory.Forget(generation, series);

    public void RolledBack() => _memory.Clear();
}
