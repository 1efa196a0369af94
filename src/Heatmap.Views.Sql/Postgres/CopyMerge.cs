using Heatmap.Sql;

namespace Heatmap.Views.Sql;

/// <summary>
/// Merges many rows by few statements: they come by COPY into tables of the session and go from there where they belong. Other nodes
/// commit at the same time. Rows, fold states and checkpoints are the partition's, which its lease has kept to one node; totals are
/// everybody's, and their series are locked in one order that all nodes keep to.
/// </summary>
internal sealed class CopyMerge : ICommitMerge
{
    public void Merge(SqlSession session, IReadOnlyList<SummedCommit> commits)
    {
        LockGenerations(session, commits);
        ProgressMerge.Merge(session, commits);
        RowsMerge.Merge(session, commits);
        // Last, so that the locks on what other nodes want too are held for the shortest time.
        TotalsMerge.Merge(session, commits);
    }

    public void Dropped(GenerationId generation, RollupSeries series)
    {
        // Nothing is remembered: other nodes change totals too.
    }

    public void RolledBack()
    {
    }

    /// <summary>Against being dropped, not against being saved: a swap needn't wait for commits.</summary>
    private static void LockGenerations(SqlSession session, IReadOnlyList<SummedCommit> commits)
    {
        var there = session.Rows(
            "SELECT id FROM generation WHERE id = ANY(@ids) ORDER BY id FOR KEY SHARE",
            r => new GenerationId(r.GetInt64(0)),
            ("@ids", commits.Select(c => c.Generation.Value).ToArray())).ToHashSet();
        // With the little that tables hold in the beginning, reading them whole looks cheaper; the plan is kept, and they grow.
        session.Execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");
        foreach (var commit in commits.Where(c => !there.Contains(c.Generation))) throw new GenerationGoneException(commit.Generation);
    }
}
