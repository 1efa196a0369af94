using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Finds the generation that answers for a site, and how far it has come.</summary>
public sealed class LiveViews(IGenerationStore generations, IProgressReader progress, IKeptEvents kept)
{
    /// <summary>The site's own generation of a projection where it has one, else the one over all sites.</summary>
    /// <exception cref="ViewMissingException">No generation is live: the projection's first build isn't done.</exception>
    public async Task<Generation> GenerationAsync(string projection, SiteId site, CancellationToken cancellation)
    {
        var live = (await generations.ListAsync(cancellation)).Where(g => g.State == GenerationState.Live && g.Projection == projection).ToList();
        return live.Find(g => g.Scope == site.Value)
            ?? live.Find(g => g.Scope == Generation.EverySite)
            ?? throw new ViewMissingException(projection);
    }

    public async Task<Origin> OriginAsync(string projection, SiteId site, string filter, CancellationToken cancellation)
    {
        var generation = await GenerationAsync(projection, site, cancellation);
        return new Origin(generation, await PositionAsync(generation.Id, cancellation), filter) { EventsSince = kept.Since(site) };
    }

    /// <summary>How far each partition of a generation is folded; one that has none has not begun.</summary>
    public Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(GenerationId generation, CancellationToken cancellation) =>
        progress.CheckpointsAsync(generation, cancellation);

    /// <summary>The lowest checkpoint of a generation's partitions.</summary>
    public async Task<Position> PositionAsync(GenerationId generation, CancellationToken cancellation)
    {
        var checkpoints = await CheckpointsAsync(generation, cancellation);
        return checkpoints.Count < Partition.Count ? Position.Start : checkpoints.Min(c => Position.Parse(c.Position));
    }
}
