using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>The generations that this node folds along the log, as a list of generations says: live ones and those that will be.</summary>
internal sealed class LiveGenerations(IReadOnlyList<IProjection> projections, ISiteDefinitions sites, FoldSources sources)
{
    private Dictionary<GenerationId, GenerationFold> _folds = [];

    /// <summary>Every generation that this code can fold, also those that stand still.</summary>
    public IReadOnlyCollection<GenerationFold> Folds => _folds.Values;

    /// <summary>
    /// Opens what the list says with these partitions. A generation of other code is served until its successor is built, but
    /// nothing here can fold it on.
    /// </summary>
    public async Task OpenAsync(GenerationList list, PartitionSet partitions, PartitionSet kept, CancellationToken cancellation)
    {
        var folds = new Dictionary<GenerationId, GenerationFold>();
        foreach (var generation in list.Where(g => g.State is GenerationState.Live or GenerationState.Following))
        {
            if (ProjectionOf(generation) is not { } projection) continue;
            var fold = _folds.GetValueOrDefault(generation.Id) ?? await OpenAsync(projection, generation, list, cancellation);
            fold.Generation = generation;
            fold.Scope = generation.Scope == Generation.EverySite ? AllBut(list, projection) : fold.Scope;
            await fold.HoldAsync(partitions, kept, cancellation);
            folds.Add(generation.Id, fold);
        }

        _folds = folds;
    }

    /// <summary>A fold of a generation, nothing loaded yet.</summary>
    public async Task<GenerationFold> OpenAsync(
        IProjection projection, Generation generation, GenerationList list, CancellationToken cancellation)
    {
        GenerationScope scope = generation.Scope == Generation.EverySite
            ? AllBut(list, projection)
            : new GenerationScope.OneSite(
                new SiteId(generation.Scope),
                await sites.AtVersionAsync(new SiteId(generation.Scope), generation.DefinitionsVersion, cancellation));
        return new GenerationFold(projection, generation, scope, sources);
    }

    /// <summary>Nothing in memory is to be trusted.</summary>
    public void Forget()
    {
        foreach (var fold in _folds.Values) fold.Forget();
    }

    public IProjection? ProjectionOf(Generation generation) =>
        projections.FirstOrDefault(p => p.Version.Name == generation.Projection && p.Version.Code == generation.CodeVersion);

    /// <summary>A site with a live generation of its own is left out of the one over all sites.</summary>
    private static GenerationScope.AllBut AllBut(GenerationList list, IProjection projection) =>
        new(list
            .Where(g => g.Projection == projection.Version.Name && g.State == GenerationState.Live && g.Scope != Generation.EverySite)
            .Select(g => g.Scope)
            .ToHashSet());
}
