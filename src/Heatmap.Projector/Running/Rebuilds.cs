using System.Collections.Concurrent;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>
/// Rebuilds and verifies, one at a time, while the live generations serve. Also builds what is due by itself: a new code version,
/// a site's new definitions.
/// </summary>
public sealed class Rebuilds(ProjectorNode node, IReadOnlyList<IProjection> projections, ILogger<Rebuilds> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<GenerationId, BuildProgress> _underway = new();

    /// <summary>Builds underway.</summary>
    public IReadOnlyCollection<BuildProgress> Underway => [.. _underway.Values];

    /// <summary>Builds every live generation of a projection afresh and puts each in the old one's place.</summary>
    public async Task<IReadOnlyList<Generation>> RebuildAsync(string projection, Action<BuildProgress>? progress, CancellationToken cancellation)
    {
        var rebuilt = new List<Generation>();
        foreach (var order in await LiveOrdersAsync(projection, cancellation))
            rebuilt.Add(await SwapInAsync(order, progress, cancellation));
        return rebuilt;
    }

    /// <summary>Builds every live generation of a projection afresh, compares, and throws the copy away.</summary>
    public async Task<IReadOnlyList<VerifyResult>> VerifyAsync(string projection, Action<BuildProgress>? progress, CancellationToken cancellation)
    {
        var results = new List<VerifyResult>();
        foreach (var order in await LiveOrdersAsync(projection, cancellation))
        {
            var (copy, result) = await OneAsync(order, exactly: true, progress, built => CompareAsync(order, built, cancellation), cancellation);
            await node.Ports.Generations.DropAsync(copy, cancellation: cancellation);
            results.Add(result);
        }

        return results;
    }

    /// <summary>Builds what is due, and goes on doing so whenever a site's definitions change, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await node.Opened.WaitAsync(cancellation);
        var sites = EventFilter.Streams(StreamName.SitePrefix);
        var first = true;
        await foreach (var page in node.Ports.Subscription.SubscribeAsync(Position.Start, sites, cancellation))
        {
            // Pages come as the log grows, mostly without a site's event in them.
            if (page.Events.Count == 0 && !first) continue;
            first = false;
            await node.Ports.Sites.ReachedAsync(page.End, cancellation);
            try
            {
                await BuildDueAsync(cancellation);
            }
            catch (PoisonEventException poison)
            {
                logger.LogError(poison, "A build that is due can't be made; what is live goes on serving");
            }
        }
    }

    /// <summary>Builds what ought to be live and isn't.</summary>
    public async Task BuildDueAsync(CancellationToken cancellation)
    {
        var generations = await node.Ports.Generations.ListAsync(cancellation);
        foreach (var order in GenerationPlan.Due(projections, generations, node.Ports.Sites.Changed).ToList())
        {
            logger.LogInformation(
                "Building {Projection} v{Code} for {Scope}, definitions v{Definitions}",
                order.Projection.Version.Name, order.Projection.Version.Code, order.Scope, order.DefinitionsVersion);
            await SwapInAsync(order, progress: null, cancellation);
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Generation> SwapInAsync(GenerationOrder order, Action<BuildProgress>? progress, CancellationToken cancellation)
    {
        var (generation, drops) = await OneAsync(
            order,
            exactly: false,
            progress,
            async built =>
            {
                var drops = await node.Live.SwapInAsync(node.Fence, built, cancellation);
                node.Resubscribe();
                return (built.Generation, drops);
            },
            cancellation);
        foreach (var (retired, site) in drops) await node.Ports.Generations.DropAsync(retired, site, cancellation);
        return generation;
    }

    private async Task<(GenerationId Copy, VerifyResult Result)> CompareAsync(GenerationOrder order, GenerationFold copy, CancellationToken cancellation)
    {
        var live = node.Live.Folds.Single(f => order.IsMetBy(f.Generation)).Generation;
        var found = await node.Ports.Audit.CompareAsync(live.Id, copy.Generation.Id, cancellation: cancellation);
        return (copy.Generation.Id, new VerifyResult(live, copy.Reached.ToString(), found.Rows, found.FirstDifference));
    }

    private async Task<T> OneAsync<T>(
        GenerationOrder order, bool exactly, Action<BuildProgress>? progress, Func<GenerationFold, Task<T>> whenEven, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        GenerationId? building = null;
        try
        {
            return await new GenerationBuilder(node).BuildAsync(order, exactly, Told, whenEven, cancellation);
        }
        finally
        {
            if (building is { } id) _underway.TryRemove(id, out _);
            _one.Release();
        }

        void Told(BuildProgress told)
        {
            building = told.Generation.Id;
            _underway[told.Generation.Id] = told;
            progress?.Invoke(told);
        }
    }

    private async Task<IReadOnlyList<GenerationOrder>> LiveOrdersAsync(string name, CancellationToken cancellation)
    {
        await node.Opened.WaitAsync(cancellation);
        var projection = projections.FirstOrDefault(p => p.Version.Name == name) ?? throw new UnknownProjectionException(name, projections);
        return [.. node.Live.Folds
            .Where(f => f.Projection == projection)
            .Select(f => new GenerationOrder(projection, f.Generation.Scope, f.Generation.DefinitionsVersion))];
    }
}
