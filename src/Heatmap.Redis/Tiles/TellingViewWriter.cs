using Heatmap.Views;

namespace Heatmap.Redis;

/// <summary>Commits to the views, and then tells what changed to the cache of tiles.</summary>
internal sealed class TellingViewWriter(IViewWriter views, ToldCommits told) : IViewWriter
{
    public async Task CommitAsync(Fence fence, IReadOnlyList<GenerationCommit> commits, CancellationToken cancellation = default)
    {
        await views.CommitAsync(fence, commits, cancellation).ConfigureAwait(false);
        foreach (var commit in commits) told.Tell(commit);
    }
}
