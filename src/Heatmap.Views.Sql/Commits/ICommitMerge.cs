using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>How commits are merged into what stands. Here the engines differ most: in how many rows go at once, and in who else writes.</summary>
internal interface ICommitMerge
{
    /// <summary>Merges commits, one a generation in the order of their numbers, within a transaction whose fence has been checked.</summary>
    /// <exception cref="GenerationGoneException">A generation isn't there.</exception>
    /// <exception cref="CheckpointMovedException">A partition was folded on already.</exception>
    /// <exception cref="InvalidOperationException">More is taken from a cell than was ever added.</exception>
    void Merge(SqlSession session, IReadOnlyList<SummedCommit> commits);

    /// <summary>A series of totals is dropped, by the transaction that is running.</summary>
    void Dropped(GenerationId generation, RollupSeries series);

    /// <summary>A transaction was rolled back: what was remembered of it is void.</summary>
    void RolledBack();
}
