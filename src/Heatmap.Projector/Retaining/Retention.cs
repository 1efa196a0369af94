using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>
/// Takes away what sites no longer keep. One run at a time in the whole cluster, and no build of a generation meanwhile: what a
/// build takes up of kept totals and what it still meets in the log must fit together.
/// </summary>
public sealed class Retention(ProjectorNode node, RetentionPorts ports, TimeProvider time, Func<Guid> newId)
{
    private readonly RetentionWork _work = new(node, ports, time, newId);

    /// <summary>Finishes the site's run that is underway and does the one that is due. What was taken; null when there was nothing to do.</summary>
    /// <exception cref="RetentionHeldUpException">It can't go on now; the run stays underway.</exception>
    /// <exception cref="Views.LeaseLostException">This node was silent for too long; the run stays underway, and another node may go on with it.</exception>
    public async Task<RetentionTaken?> ApplyAsync(SiteId site, Action<RetentionProgress>? progress, CancellationToken cancellation)
    {
        await using var right = await node.Builder.TakeAsync(cancellation);
        RetentionTaken? taken = null;
        while (await ports.Runs.BeginAsync(site, cancellation) is { } run)
            taken = (taken ?? RetentionTaken.Nothing).Plus(await _work.DoAsync(run, right.Fence, progress, cancellation));
        return taken;
    }

    /// <summary>What a run with these lines would take. Nothing is changed.</summary>
    public Task<RetentionTaken> LookAsync(RetentionRun run, CancellationToken cancellation) => _work.LookAsync(run, cancellation);
}
