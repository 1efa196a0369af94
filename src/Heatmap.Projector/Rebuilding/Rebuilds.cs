using System.Collections.Concurrent;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>
/// Rebuilds and verifies, one at a time in the cluster, while the live generations serve. <see cref="DueBuilds"/> builds by itself what
/// is due.
/// </summary>
public sealed class Rebuilds
{
    private readonly ProjectorNode _node;
    private readonly ILogger<Rebuilds> _logger;
    private readonly ConcurrentDictionary<GenerationId, BuildProgress> _underway = new();

    public Rebuilds(ProjectorNode node, ILogger<Rebuilds> logger)
    {
        (_node, _logger) = (node, logger);
        node.Meter.Underway = () => Underway;
    }

    /// <summary>Builds underway on this node.</summary>
    public IReadOnlyCollection<BuildProgress> Underway => [.. _underway.Values];

    /// <summary>Builds every live generation of a projection afresh and puts each in the old one's place.</summary>
    /// <exception cref="UnknownProjectionException">There is no such projection.</exception>
    /// <exception cref="PoisonEventException">It can't be built; what is live goes on serving.</exception>
    /// <exception cref="LeaseLostException">This node was silent for too long; what it was building is removed by whoever builds next.</exception>
    public async Task<IReadOnlyList<Generation>> RebuildAsync(string projection, Action<BuildProgress>? progress, CancellationToken cancellation)
    {
        var known = Known(projection);
        await using var right = await TakeAsync(cancellation);
        var rebuilt = new List<Generation>();
        foreach (var live in await LiveAsync(known, cancellation))
            rebuilt.Add(await SwapInAsync(right.Fence, OrderOf(known, live), progress, cancellation));
        return rebuilt;
    }

    /// <summary>Builds every live generation of a projection afresh, compares, and throws the copy away.</summary>
    /// <exception cref="UnknownProjectionException">There is no such projection.</exception>
    /// <exception cref="PoisonEventException">One stands still, or can't be built, so that there is nothing to compare.</exception>
    /// <exception cref="LeaseLostException">This node was silent for too long.</exception>
    public async Task<IReadOnlyList<VerifyResult>> VerifyAsync(string projection, Action<BuildProgress>? progress, CancellationToken cancellation)
    {
        var known = Known(projection);
        await using var right = await TakeAsync(cancellation);
        var results = new List<VerifyResult>();
        foreach (var live in await LiveAsync(known, cancellation)) results.Add(await VerifyAsync(right.Fence, known, live, progress, cancellation));
        return results;
    }

    /// <summary>
    /// Folds some subjects of every live generation of a projection afresh and compares. Totals are sums over all subjects: of a
    /// projection that has nothing else, nothing is compared, and the result says so.
    /// </summary>
    /// <exception cref="UnknownProjectionException">There is no such projection.</exception>
    /// <exception cref="PoisonEventException">An event of such a subject can't be read.</exception>
    public async Task<IReadOnlyList<VerifyResult>> SampleAsync(
        string projection, int subjects, int seed, Action<double> progress, CancellationToken cancellation)
    {
        var known = Known(projection);
        await _node.Opened.WaitAsync(cancellation);
        var results = new List<VerifyResult>();
        foreach (var live in await LiveAsync(known, cancellation))
        {
            results.Add(known.Version.KeepsState
                ? await new SampleVerification(_node, known, live).VerifyAsync(subjects, seed, progress, cancellation)
                : new VerifyResult(live, "", 0, null) { Subjects = 0, Skipped = "it has nothing but totals, which are sums over all visitors: verify it without a sample" });
        }

        return results;
    }

    /// <summary>Builds what ought to be live and isn't, unless another node is at it: then that does.</summary>
    public async Task BuildDueAsync(CancellationToken cancellation)
    {
        if ((await DueAsync(cancellation)).Count == 0) return;
        await using var right = await TakeAsync(cancellation);
        foreach (var order in await DueAsync(cancellation))
        {
            _logger.LogInformation(
                "Building {Projection} v{Code} for {Scope}, definitions v{Definitions}",
                order.Projection.Version.Name, order.Projection.Version.Code, order.Scope, order.DefinitionsVersion);
            await SwapInAsync(right.Fence, order, progress: null, cancellation);
        }
    }

    /// <summary>Removes what builders left that ended before they were done, also a site's part of what it has left.</summary>
    internal async Task TidyAsync(CancellationToken cancellation)
    {
        await using var right = await TakeAsync(cancellation);
        await new Leftovers(_node.Ports).RemoveSitesAsync(cancellation);
    }

    private async Task<BuildLease.Taken> TakeAsync(CancellationToken cancellation)
    {
        await _node.Opened.WaitAsync(cancellation);
        var right = await _node.Builder.TakeAsync(cancellation);
        try
        {
            await new Leftovers(_node.Ports).RemoveAsync(right.Fence, cancellation);
            return right;
        }
        catch
        {
            await right.DisposeAsync();
            throw;
        }
    }

    private async Task<Generation> SwapInAsync(Fence fence, GenerationOrder order, Action<BuildProgress>? progress, CancellationToken cancellation)
    {
        var builder = new GenerationBuilder(_node, fence, Told(progress));
        var built = await builder.BuildAsync(order, cancellation);
        try
        {
            var (live, drops) = await new Swap(_node, fence).PutAsync(built, cancellation);
            foreach (var (retired, site) in drops) await _node.Ports.Generations.DropAsync(retired, site, cancellation);
            return live;
        }
        catch
        {
            await builder.RemoveAsync(built);
            throw;
        }
        finally
        {
            _underway.TryRemove(built.Id, out _);
        }
    }

    private async Task<VerifyResult> VerifyAsync(
        Fence fence, IProjection projection, Generation live, Action<BuildProgress>? progress, CancellationToken cancellation)
    {
        if (live.Trouble is { } trouble) throw new PoisonEventException($"'{live.Projection}' stands still, so there is nothing to compare. {trouble}");
        var builder = new GenerationBuilder(_node, fence, Told(progress));
        var copy = await builder.BuildAsync(OrderOf(projection, live), cancellation);
        try
        {
            var position = await new Evenness(_node, copy, live).ExactAsync(cancellation);
            var found = await _node.Ports.Audit.CompareAsync(live.Id, copy.Id, cancellation: cancellation);
            return new VerifyResult(live, position.ToString(), found.Rows, found.FirstDifference);
        }
        finally
        {
            await builder.RemoveAsync(copy);
            _underway.TryRemove(copy.Id, out _);
        }
    }

    private Action<BuildProgress> Told(Action<BuildProgress>? progress) => told =>
    {
        _underway[told.Generation.Id] = told;
        progress?.Invoke(told);
    };

    private IProjection Known(string name) =>
        _node.Projections.FirstOrDefault(p => p.Version.Name == name) ?? throw new UnknownProjectionException(name, _node.Projections);

    private async Task<List<Generation>> LiveAsync(IProjection projection, CancellationToken cancellation) =>
        [.. (await _node.Ports.Generations.ListAsync(cancellation)).Where(g => g.State == GenerationState.Live && _node.Live.ProjectionOf(g) == projection)];

    private async Task<List<GenerationOrder>> DueAsync(CancellationToken cancellation) =>
        [.. GenerationPlan.Due(_node.Projections, await _node.Ports.Generations.ListAsync(cancellation), _node.Ports.Sites.Changed)];

    private static GenerationOrder OrderOf(IProjection projection, Generation live) => new(projection, live.Scope, live.DefinitionsVersion);
}
