using Heatmap.Sql;

namespace Heatmap.Views.Sql;

internal sealed class SqlViewWriter(GroupCommitWriter writer, ICommitMerge merge) : IViewWriter
{
    public async Task CommitAsync(Fence fence, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default)
    {
        // Summing up needs no database, so it is done before the writer's one thread is taken.
        var summed = SummedCommit.Of(commits);
        await writer.WriteAsync(
            session =>
            {
                Fencing.Check(session, fence);
                merge.Merge(session, summed);
                return true;
            },
            ItemIsolation.ChecksFirst,
            cancellation: cancellation);
    }
}
