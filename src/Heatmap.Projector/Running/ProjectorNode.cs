using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>
/// Reads the log once, decodes each event once and folds it into every live generation; commits rows, totals, fold states and
/// checkpoints of a page together, then announces. Nothing is stepped past: a projection that can't go on stands still and says
/// at which event, the others go on.
/// </summary>
public sealed class ProjectorNode : IDisposable
{
    private static readonly EventFilter Visitors = EventFilter.Streams(StreamName.VisitorPrefix);

    private readonly ProjectorPorts _ports;
    private readonly IReadOnlyList<IProjection> _projections;
    private readonly TimeProvider _time;
    private readonly ILogger<ProjectorNode> _logger;
    private readonly SemaphoreSlim _pause = new(1, 1);
    private readonly PositionGate _reached = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Fence _fence = new([]);
    private CancellationTokenSource _resubscribe = new();

    public ProjectorNode(ProjectorPorts ports, IReadOnlyList<IProjection> projections, TimeProvider time, ILogger<ProjectorNode> logger)
    {
        (_ports, _projections, _time, _logger) = (ports, projections, time, logger);
        var decoding = new EventDecoding(ports.Codec);
        Log = new DecodedLog(ports.Subscription, decoding);
        Live = new LiveGenerations(ports.Generations, ports.Troubles, ports.Sites, new FoldSources(ports.Progress, new SubjectHistory(ports.Reader, decoding)));
    }

    /// <summary>Up to where all running live generations have folded the log.</summary>
    public Position Reached => _reached.Reached;

    /// <summary>Ends when the live generations are open (they may still have to catch up).</summary>
    public Task Opened => _opened.Task;

    internal DecodedLog Log { get; }

    internal LiveGenerations Live { get; }

    internal ProjectorPorts Ports => _ports;

    internal Fence Fence => _fence;

    /// <summary>Waits until every running live generation has folded the log up to there.</summary>
    public Task ReachedAsync(Position position, CancellationToken cancellation) => _reached.WaitAsync(position, cancellation);

    /// <summary>Runs until cancelled; ends with an exception when another node has taken over.</summary>
    /// <exception cref="LeaseLostException">Another node holds the lease now.</exception>
    public async Task RunAsync(string owner, CancellationToken cancellation)
    {
        try
        {
            _fence = await TakeAllAsync(owner, cancellation);
            await Live.OpenAsync(_projections, _fence, cancellation);
            PublishReached();
            _opened.TrySetResult();
        }
        catch (Exception e)
        {
            _opened.TrySetException(e);
            throw;
        }

        await FollowAsync(cancellation);
    }

    /// <summary>Stops folding while the caller changes what is live; ends with the returned handle.</summary>
    internal async Task<IDisposable> PauseAsync(CancellationToken cancellation)
    {
        await _pause.WaitAsync(cancellation);
        return new Pause(_pause);
    }

    /// <summary>Reads the log again from the lowest checkpoint: what is live has changed. Call it while paused.</summary>
    internal void Resubscribe()
    {
        PublishReached();
        _resubscribe.Cancel();
    }

    private async Task<Fence> TakeAllAsync(string owner, CancellationToken cancellation)
    {
        var cluster = await _ports.Membership.BeatAsync(owner, TimeSpan.Zero, cancellation);
        foreach (var other in cluster.Members.Where(m => m.Node != owner)) await _ports.Membership.RemoveAsync(other, cancellation);
        return new Fence(await _ports.Leases.TakeAsync(owner, [.. Enumerable.Range(0, Partition.Count)], cancellation));
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var failures = 0;
        while (!cancellation.IsCancellationRequested)
        {
            _resubscribe = new CancellationTokenSource();
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _resubscribe.Token);
            try
            {
                await foreach (var page in Log.ReadAsync(From(), Visitors, linked.Token))
                {
                    await FoldAsync(page, linked.Token);
                    failures = 0;
                }
            }
            catch (OperationCanceledException) when (_resubscribe.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                _logger.LogInformation("The live generations have changed; reading on from {Position}", From());
            }
            catch (PoisonEventException poison)
            {
                await StandStillAsync(Live.Running.ToList(), poison, cancellation);
                await WaitForChangeAsync(linked.Token, cancellation);
            }
            catch (Exception e) when (e is not (OperationCanceledException or LeaseLostException))
            {
                await BackOffAsync(e, ++failures, cancellation);
            }
        }
    }

    private Position From() => Live.Running.Select(f => f.Reached).DefaultIfEmpty(Reached).Min();

    private async Task FoldAsync(DecodedPage page, CancellationToken cancellation)
    {
        await _pause.WaitAsync(cancellation);
        try
        {
            var folded = new List<(GenerationFold Fold, GenerationCommit Commit)>();
            foreach (var fold in Live.Running.ToList())
            {
                if (await TryFoldAsync(fold, page, cancellation) is { } commit) folded.Add((fold, commit));
            }

            await CommitAsync(folded, cancellation);
            PublishReached();
            foreach (var (fold, commit) in folded) Announce(fold, commit, page.End);
        }
        finally
        {
            _pause.Release();
        }
    }

    private async Task<GenerationCommit?> TryFoldAsync(GenerationFold fold, DecodedPage page, CancellationToken cancellation)
    {
        try
        {
            return await fold.FoldAsync(page, cancellation);
        }
        catch (PoisonEventException poison)
        {
            await StandStillAsync([fold], poison, cancellation);
            return null;
        }
        catch
        {
            fold.Forget();
            throw;
        }
    }

    private async Task CommitAsync(List<(GenerationFold Fold, GenerationCommit Commit)> folded, CancellationToken cancellation)
    {
        try
        {
            await _ports.Writer.CommitAsync(_fence, [.. folded.Select(f => f.Commit)], cancellation);
        }
        catch
        {
            foreach (var (fold, _) in folded) fold.Forget();
            throw;
        }

        foreach (var (fold, _) in folded) fold.Committed();
    }

    private void Announce(GenerationFold fold, GenerationCommit commit, Position end)
    {
        if (commit.Put.Count + commit.Removed.Count + commit.Rollups.Count == 0) return;
        _ports.Announcements.Publish(new ViewChange(
            fold.Projection.Version.Name, commit.Generation, end.ToString(), commit.Put, commit.Removed, commit.Rollups));
    }

    private async Task StandStillAsync(IReadOnlyList<GenerationFold> folds, PoisonEventException poison, CancellationToken cancellation)
    {
        foreach (var fold in folds)
        {
            fold.Forget();
            await Live.StandStillAsync(_fence, fold, poison.Message, cancellation);
            _logger.LogError(poison, "Projection {Projection} (generation {Generation}) stands still", fold.Projection.Version.Name, fold.Generation.Id);
        }

        PublishReached();
    }

    private static async Task WaitForChangeAsync(CancellationToken change, CancellationToken cancellation)
    {
        var changed = new TaskCompletionSource();
        await using var registration = change.Register(() => changed.TrySetResult());
        await changed.Task.WaitAsync(cancellation);
    }

    private async Task BackOffAsync(Exception e, int failures, CancellationToken cancellation)
    {
        foreach (var fold in Live.Folds) fold.Forget();
        var wait = TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures - 1)));
        _logger.LogError(e, "Folding failed ({Failures} in a row); trying again from the checkpoints in {Wait}", failures, wait);
        await Task.Delay(wait, _time, cancellation);
    }

    public void Dispose()
    {
        _pause.Dispose();
        _resubscribe.Dispose();
    }

    private void PublishReached() => _reached.Open(From());

    private sealed class Pause(SemaphoreSlim pause) : IDisposable
    {
        public void Dispose() => pause.Release();
    }
}
