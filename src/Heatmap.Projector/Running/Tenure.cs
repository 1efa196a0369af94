using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// What a node folds between two changes of what it holds or of what there is to fold. Commits rows, totals, fold states and
/// checkpoints of a page together, then announces. What lies behind is read by itself until it is even with the rest.
/// </summary>
internal sealed class Tenure : IDisposable
{
    private static readonly EventFilter Visitors = EventFilter.Streams(StreamName.VisitorPrefix);

    private readonly ProjectorPorts _ports;
    private readonly DecodedLog _log;
    private readonly Action<int> _committed;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly LogLane _live;
    private readonly LogLane _late;

    /// <param name="ports">What it reads and writes.</param>
    /// <param name="log">The log, decoded.</param>
    /// <param name="fence">What its commits stand on.</param>
    /// <param name="folds">What it folds, opened at the partitions that it holds.</param>
    /// <param name="committed">Told of every commit, in turn, and how many events the page had.</param>
    public Tenure(
        ProjectorPorts ports, DecodedLog log, Fence fence, IReadOnlyCollection<GenerationFold> folds,
        Action<int> committed)
    {
        (_ports, _log, Fence, _committed) = (ports, log, fence, committed);
        (_live, _late) = LogLane.Split(folds);
    }

    public Fence Fence { get; }

    /// <summary>Folds until <paramref name="end"/>, finishing the page underway; <paramref name="stop"/> doesn't wait for that.</summary>
    /// <exception cref="StoodStillException">A generation can't go on.</exception>
    public async Task RunAsync(CancellationToken end, CancellationToken stop)
    {
        if (_live.IsEmpty)
        {
            var ended = new TaskCompletionSource();
            await using var registration = end.Register(ended.SetResult);
            await ended.Task;
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(end);
        Task[] lanes = _late.IsEmpty ? [FollowAsync(ending.Token, stop)] : [FollowAsync(ending.Token, stop), CatchUpAsync(ending.Token, stop)];
        var running = lanes.ToList();
        while (running.Count > 0)
        {
            var done = await Task.WhenAny(running);
            running.Remove(done);

            // A lane that fails ends the other: what it touched is void.
            if (!done.IsCompletedSuccessfully) await ending.CancelAsync();
        }

        if (lanes.FirstOrDefault(l => l.IsFaulted) is { } faulted) await faulted;
        stop.ThrowIfCancellationRequested();
    }

    public void Dispose() => _turn.Dispose();

    private async Task FollowAsync(CancellationToken end, CancellationToken stop)
    {
        var all = _live.Partitions | _late.Partitions;
        await foreach (var page in _log.ReadAsync(_live.Reached, Visitors, all, DecodedLog.ManyAtOnce, end))
        {
            await _turn.WaitAsync(end);
            try
            {
                await FoldAsync(_live, page, stop);
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    /// <summary>Ends when what was behind goes on with the rest: at a page that reaches as far, cut there.</summary>
    private async Task CatchUpAsync(CancellationToken end, CancellationToken stop)
    {
        await foreach (var page in _log.ReadAsync(_late.Reached, Visitors, _late.Partitions, DecodedLog.FewAtOnce, end))
        {
            await _turn.WaitAsync(end);
            try
            {
                await FoldAsync(_late, page.UpTo(_live.Reached), stop);
                if (_late.Reached < _live.Reached) continue;
                _live.Join(_late);
                return;
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    private async Task FoldAsync(LogLane lane, DecodedPage page, CancellationToken cancellation)
    {
        var folded = new List<(GenerationFold Fold, FoldedPage Page)>();
        foreach (var (fold, partitions) in lane.Parts) folded.Add((fold, await FoldAsync(fold, partitions, page, cancellation)));
        lane.Reached = page.End;
        if (!folded.Exists(f => f.Page.Commit.Advances.Count > 0)) return;
        await _ports.Writer.CommitAsync(Fence, [.. folded.Select(f => f.Page.Commit)], cancellation);
        foreach (var (fold, done) in folded) fold.Committed(done);
        _committed(page.Events.Count);
        foreach (var (fold, done) in folded) Announce(fold, done);
    }

    private static async Task<FoldedPage> FoldAsync(GenerationFold fold, PartitionSet partitions, DecodedPage page, CancellationToken cancellation)
    {
        try
        {
            return await fold.FoldAsync(page, partitions, cancellation);
        }
        catch (PoisonEventException poison)
        {
            throw new StoodStillException(fold.Generation, poison);
        }
    }

    private void Announce(GenerationFold fold, FoldedPage page)
    {
        var commit = page.Commit;
        if (fold.Generation.State != GenerationState.Live || commit.Advances.Count == 0) return;
        _ports.Announcements.Publish(new ViewChange(
            fold.Projection.Version.Name, commit.Generation, page.End.ToString(), commit.Put, commit.Removed, commit.Rollups, commit.Advances));
    }
}
