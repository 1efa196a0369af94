using System.Collections.Immutable;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>The generations that follow the log now. Changed only while the projector pauses.</summary>
internal sealed class LiveGenerations(IGenerationStore store, IGenerationTroubles troubles, ISiteDefinitions sites, FoldSources sources)
{
    private volatile ImmutableList<GenerationFold> _folds = [];

    public IReadOnlyList<GenerationFold> Folds => _folds;

    public IEnumerable<GenerationFold> Running => _folds.Where(f => f.Generation.Trouble is null);

    /// <summary>Opens the live generations of this code version; on a new installation makes them. What stood still is tried again.</summary>
    public async Task OpenAsync(IReadOnlyList<IProjection> projections, Fence fence, CancellationToken cancellation)
    {
        IReadOnlyList<Generation> generations = await store.ListAsync(cancellation);
        foreach (var leftover in generations.Where(g => g.State != GenerationState.Live)) await store.DropAsync(leftover.Id, cancellation: cancellation);
        if (generations.Count == 0)
        {
            generations = await store.SaveAsync(
                fence,
                [.. projections.Select(p => new GenerationOrder(p, Generation.EverySite, Definitions.Default.Version).ToGeneration(GenerationState.Live))],
                cancellation);
        }

        await troubles.ResumeAsync([.. generations.Where(g => g.Trouble is not null).Select(g => g.Id)], cancellation);
        foreach (var generation in generations.Where(g => g.State == GenerationState.Live))
        {
            // A generation of other code is served until its successor is built, but nothing here can fold it on.
            var projection = projections.FirstOrDefault(p => p.Version.Name == generation.Projection && p.Version.Code == generation.CodeVersion);
            if (projection is null) continue;
            _folds = _folds.Add(await OpenAsync(projection, generation with { Trouble = null }, cancellation));
        }

        ShareOutSites();
    }

    public async Task<GenerationFold> OpenAsync(IProjection projection, Generation generation, CancellationToken cancellation)
    {
        GenerationScope scope = generation.Scope == Generation.EverySite
            ? new GenerationScope.AllBut(new HashSet<string>())
            : new GenerationScope.OneSite(
                new SiteId(generation.Scope),
                await sites.AtVersionAsync(new SiteId(generation.Scope), generation.DefinitionsVersion, cancellation));
        var fold = new GenerationFold(projection, generation, scope, sources);
        await fold.LoadAsync(cancellation);
        return fold;
    }

    /// <summary>Puts a built generation in the place of the live one it succeeds, in one transaction. Returns what is to be dropped.</summary>
    public async Task<IReadOnlyList<(GenerationId Generation, string? Site)>> SwapInAsync(Fence fence, GenerationFold built, CancellationToken cancellation)
    {
        var retired = (await store.ListAsync(cancellation))
            .Where(g => g.State == GenerationState.Live && g.Projection == built.Generation.Projection && g.Scope == built.Generation.Scope)
            .Select(g => g with { State = GenerationState.Retired })
            .ToList();
        var saved = await store.SaveAsync(fence, [built.Generation with { State = GenerationState.Live }, .. retired], cancellation);
        built.StandStill(saved[0]);
        _folds = _folds.RemoveAll(f => retired.Exists(g => g.Id == f.Generation.Id)).Add(built);
        ShareOutSites();
        var drops = retired.Select(g => (g.Id, (string?)null)).ToList();
        if (built.Generation.Scope != Generation.EverySite && retired.Count == 0)
            drops.AddRange(EverySiteOf(built).Select(f => (f.Generation.Id, (string?)built.Generation.Scope)));
        return drops;
    }

    public async Task StandStillAsync(Fence fence, GenerationFold fold, string trouble, CancellationToken cancellation)
    {
        await troubles.StandStillAsync(fence, fold.Generation.Id, trouble, cancellation);
        fold.StandStill(fold.Generation with { Trouble = trouble });
    }

    /// <summary>A site with a generation of its own is left out of the one over all sites.</summary>
    private void ShareOutSites()
    {
        foreach (var fold in _folds.Where(f => f.Generation.Scope == Generation.EverySite)) fold.Scope = AllBut(fold.Projection);
    }

    public GenerationScope.AllBut AllBut(IProjection projection) =>
        new(_folds
            .Where(f => f.Projection == projection && f.Generation.Scope != Generation.EverySite)
            .Select(f => f.Generation.Scope)
            .ToHashSet());

    private IEnumerable<GenerationFold> EverySiteOf(GenerationFold built) =>
        _folds.Where(f => f.Projection == built.Projection && f.Generation.Scope == Generation.EverySite);
}
