using System.Runtime.CompilerServices;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// Does a run, step by step, each of them so that it can be made again: a run that was interrupted anywhere is done from its
/// beginning and comes to the same.
/// </summary>
internal sealed class RetentionWork
{
    // Some milliseconds of work, while a node's silence is told by seconds.
    private const int SubjectsBetweenChecks = 20;

    private readonly ProjectorNode _node;
    private readonly RetentionPorts _ports;
    private readonly OldSubjects _subjects;
    private readonly HistoryCutting _cutting;
    private readonly KeptTotals _kept;
    private readonly TotalsKeeping _keeping;
    private readonly OldTotals _old;
    private readonly Settling _settling;

    public RetentionWork(ProjectorNode node, RetentionPorts ports, TimeProvider time, Func<Guid> newId)
    {
        (_node, _ports) = (node, ports);
        _settling = new Settling(node);
        var log = node.Ports;
        _subjects = new OldSubjects(log.Subscription);
        _cutting = new HistoryCutting(log.Reader, ports.Writer, new EventDecoding(log.Codec, time), time, newId);
        _kept = KeptTotals.Of(log);
        _keeping = new TotalsKeeping(node.Projections, log.Generations, log.Sites, ports.Writer, time, newId);
        _old = new OldTotals(node.Projections, log.Generations, ports.Rollups, log.Reader, ports.Log, log.Codec);
    }

    /// <exception cref="RetentionHeldUpException">A projection stands still: nothing is taken from the log that it hasn't folded.</exception>
    public async Task<RetentionTaken> DoAsync(RetentionRun run, Fence fence, Action<RetentionProgress>? progress, CancellationToken cancellation)
    {
        if (!await _kept.IsClosedAsync(run, cancellation))
        {
            await CutAsync(run, Telling(run, RetentionStep.Cutting, progress), cancellation);
            await _keeping.KeepAsync(run, CutsAsync(run, Telling(run, RetentionStep.KeepingTotals, progress), cancellation), cancellation);
        }

        Telling(run, RetentionStep.Settling, progress)(0);
        await _settling.UntilFoldedAsync(cancellation);
        var taken = await RemoveAsync(run, fence, Telling(run, RetentionStep.Removing, progress), cancellation);
        Telling(run, RetentionStep.Releasing, progress)(0);
        await _old.SubtractAsync(run, (generation, commit, ct) => SubtractAsync(fence, generation, commit, ct), cancellation);
        await _old.TruncateAsync(run, cancellation);
        taken = taken with { Released = await _ports.Log.ReleaseAsync(cancellation) };
        await _ports.Runs.EndAsync(run, taken, cancellation);
        return taken;
    }

    /// <summary>What a run would take now. Nothing is changed.</summary>
    public async Task<RetentionTaken> LookAsync(RetentionRun run, CancellationToken cancellation)
    {
        var taken = RetentionTaken.Nothing;
        await foreach (var key in _subjects.FindAsync(run.Site, run.Before, cancellation))
        {
            var events = await _cutting.ReadAsync(key, cancellation);
            if ((events.CutOf(run.Number)?.FirstKept ?? CutPoint.Of(events.All, run.Before, GapOf(run.Site))) is not { } firstKept) continue;
            var cut = new SubjectCut(events, firstKept, events.Last + 1);
            taken = taken.Plus(new RetentionTaken(1, cut.LeavesNothing ? 1 : 0, cut.Taken));
        }

        return taken;
    }

    private async Task CutAsync(RetentionRun run, Action<long> tell, CancellationToken cancellation)
    {
        var cut = 0L;
        await foreach (var key in _subjects.FindAsync(run.Site, run.Before, cancellation))
        {
            if (await _cutting.EnsureAsync(run, key, GapOf(run.Site), cancellation) is not null) tell(++cut);
        }
    }

    private async IAsyncEnumerable<SubjectCut> CutsAsync(RetentionRun run, Action<long> tell, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var read = 0L;
        await foreach (var key in _subjects.FindAsync(run.Site, run.Before, cancellation))
        {
            if ((await _cutting.ReadAsync(key, cancellation)).CutOf(run.Number) is not { } cut) continue;
            tell(++read);
            yield return cut;
        }
    }

    /// <summary>Whoever has lost the right meanwhile must take nothing more from under another node's build.</summary>
    private async Task<RetentionTaken> RemoveAsync(RetentionRun run, Fence fence, Action<long> tell, CancellationToken cancellation)
    {
        var (removal, removed) = (new SubjectRemoval(run, _cutting, _ports), 0L);
        await foreach (var key in _subjects.FindAsync(run.Site, run.Before, cancellation))
        {
            if (removed % SubjectsBetweenChecks == 0) await _node.Ports.Writer.CommitAsync(fence, [], cancellation);
            await removal.RemoveAsync(key, cancellation);
            tell(++removed);
        }

        await _node.Ports.Writer.CommitAsync(fence, [], cancellation);
        await removal.ExpireAsync(cancellation);
        return removal.Taken;
    }

    /// <summary>Who keeps totals in memory reads them afresh: what retention takes isn't folded from the log.</summary>
    private async Task SubtractAsync(Fence fence, Generation generation, GenerationCommit commit, CancellationToken cancellation)
    {
        await _node.Ports.Writer.CommitAsync(fence, [commit], cancellation);
        _node.Ports.Announcements.Publish(new ViewChange(generation.Projection, generation.Id, Position.Start.ToString(), [], [], [], []));
    }

    private long GapOf(SiteId site) => (_node.Ports.Sites.Changed.GetValueOrDefault(site.Value) ?? Definitions.Default).SessionGap;

    private static Action<long> Telling(RetentionRun run, RetentionStep step, Action<RetentionProgress>? progress) =>
        subjects => progress?.Invoke(new RetentionProgress(run.Site, step, subjects));
}
