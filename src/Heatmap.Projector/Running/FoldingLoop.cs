using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>
/// Folds what this node holds, one tenure after another: a new one begins whenever leases or generations change, and after every
/// failure, with everything read afresh from what is stored.
/// </summary>
internal sealed class FoldingLoop(ProjectorNode node, ILogger logger)
{
    // So that a store that comes back isn't waited for much longer than it was away.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Being overtaken is how nodes learn of one another's changes; but nothing may turn in circles without pausing.
    private const int OvertakenAtOnce = 3;

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Lease> _before = [];
    private long _version = -1;
    private int _failures;
    private bool _overtaken;

    public Task Opened => _opened.Task;

    /// <summary>Runs until cancelled, finishing the page underway; <paramref name="stop"/> doesn't wait for that.</summary>
    public async Task RunAsync(CancellationToken cancellation, CancellationToken stop)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await HoldAsync(cancellation, stop);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // Stopped; the loop ends.
            }
            catch (Exception e)
            {
                await FailedAsync(e, cancellation);
            }
        }

        _opened.TrySetCanceled(cancellation);
    }

    /// <summary>Sees whether the list of generations, and what others fold, has changed.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        if ((await node.Ports.Generations.ListAsync(cancellation)).Version != Volatile.Read(ref _version)) node.LookAgain();
        await node.Reach.ReadAsync(cancellation);
    }

    private async Task HoldAsync(CancellationToken cancellation, CancellationToken stop)
    {
        if (_overtaken) await node.Member.BeatAsync(TimeSpan.Zero, cancellation);
        _overtaken = false;
        var changed = node.Member.Changed.Next;
        await node.Member.LetGoAsync(cancellation);
        using var tenure = await OpenAsync(cancellation);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var run = tenure.RunAsync(end.Token, stop);
        await Task.WhenAny(run, changed);
        await end.CancelAsync();
        try
        {
            await run;
        }
        catch (StoodStillException stood)
        {
            await StandStillAsync(tenure.Fence, stood, cancellation);
        }
    }

    private async Task<Tenure> OpenAsync(CancellationToken cancellation)
    {
        var list = await FoundedAsync(cancellation);
        var (held, kept) = (node.Member.Held, node.Member.Held.Intersect(_before).Select(l => l.Resource));
        _before = [];
        await node.Live.OpenAsync(list, PartitionSet.Of(held.Select(l => l.Resource)), PartitionSet.Of(kept), cancellation);
        _before = held;
        Volatile.Write(ref _version, list.Version);
        node.Reach.Publish(node.Live.Folds);
        if (list.Count > 0 || await HasKeptTotalsAsync(cancellation)) _opened.TrySetResult();
        var running = node.Live.Folds.Where(f => f.Generation.Trouble is null).ToList();
        return new Tenure(node.Ports, node.Log, new Fence(held, list.Version), held.Count == 0 ? [] : running, Committed);
    }

    /// <summary>The list of generations; a new installation's is made by whoever comes first.</summary>
    private async Task<GenerationList> FoundedAsync(CancellationToken cancellation)
    {
        var list = await node.Ports.Generations.ListAsync(cancellation);
        if (list.Count > 0) return list;
        await using var lease = await node.Builder.TryTakeAsync(cancellation);
        if (lease is null) return list;
        list = await node.Ports.Generations.ListAsync(cancellation);
        if (list.Count > 0 || await HasKeptTotalsAsync(cancellation)) return list;
        await node.Ports.Generations.SaveAsync(
            lease.Fence,
            [.. node.Projections.Select(p => new GenerationOrder(p, Generation.EverySite, Definitions.Default.Version).ToGeneration(GenerationState.Live))],
            cancellation);
        return await node.Ports.Generations.ListAsync(cancellation);
    }

    /// <summary>
    /// Whether the log alone doesn't make the totals: then views that were lost are not folded while they serve, but built first, which
    /// <see cref="DueBuilds"/> does.
    /// </summary>
    private Task<bool> HasKeptTotalsAsync(CancellationToken cancellation) => KeptTotals.Of(node.Ports).AnyAsync(cancellation);

    private void Committed(int events)
    {
        _failures = 0;
        node.Reach.Publish(node.Live.Folds);
        node.Meter.Committed(events);
    }

    private async Task StandStillAsync(Fence fence, StoodStillException stood, CancellationToken cancellation)
    {
        node.Live.Forget();
        var (generation, poison) = (stood.Generation, stood.InnerException!);
        await node.Ports.Troubles.StandStillAsync(fence, generation.Id, $"{poison.Message} (folded by node {node.Options.Node})", cancellation);
        logger.LogError(poison, "Projection {Projection} (generation {Generation}) stands still", generation.Projection, generation.Id);
    }

    private async Task FailedAsync(Exception e, CancellationToken cancellation)
    {
        // Whatever was touched is void, and what this node holds is to be seen again.
        node.Live.Forget();
        (_before, _overtaken) = ([], true);
        _failures++;
        var isOvertaken = e is LeaseLostException or GenerationsChangedException or GenerationGoneException or CheckpointMovedException;
        if (isOvertaken) logger.LogInformation("Folding goes on afresh: {Why}", e.Message);
        if (isOvertaken && _failures <= OvertakenAtOnce) return;
        var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(_failures, 10) - 1)));
        logger.LogError(e, "Folding failed ({Failures} in a row); trying again from the checkpoints in {Wait}", _failures, wait);
        try
        {
            await Task.Delay(wait, node.Time, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Stopped; the loop ends.
        }
    }
}
