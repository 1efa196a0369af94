using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlViewWriter(GroupCommitWriter writer, RollupMemory memory) : IViewWriter
{
    public async Task CommitAsync(Fence fence, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default)
    {
        // Summing up needs no database, so it is done before the writer's one thread is taken.
        var summed = commits.GroupBy(c => c.Generation)
            .Select(g => (Generation: g.Key, Commits: g.ToList(), Totals: Widening.Sum(g.SelectMany(c => c.Rollups)))).ToList();
        await writer.WriteAsync(
            session =>
            {
                Fencing.Check(session, fence);
                var staged = summed.Select(s => new StagedCommit(session, memory, s.Generation, s.Commits, s.Totals)).ToList();
                foreach (var commit in staged) commit.Write(session, memory);
                return true;
            },
            ItemIsolation.ChecksFirst,
            cancellation: cancellation);
    }
}
