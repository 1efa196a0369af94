using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Server;

/// <summary>
/// What tells this node's watchers of commits: its own at once, those of other nodes by Redis, and where there is none, or while it
/// is away, by looking at the checkpoints.
/// </summary>
public sealed class SharedChanges
{
    // What subscriptions and lists in memory follow; the changes of other projections stay on their node.
    internal static readonly IReadOnlySet<string> Watched =
        new HashSet<string> { HeatmapQuery.Projection, SessionsQuery.Projection, FunnelQuery.Projection, AccountsQuery.Projection };

    // Soon enough for a person who watches, and a query or two a second for the database.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly InProcessAnnouncements _own = new();
    private readonly RedisParts? _redis;
    private readonly OpenedViews _views;
    private readonly Func<bool> _others;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <param name="redis">Null where none is set.</param>
    /// <param name="views">What is looked at.</param>
    /// <param name="others">Whether other nodes are seen.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are told.</param>
    internal SharedChanges(RedisParts? redis, OpenedViews views, Func<bool> others, TimeProvider time, ILogger<SharedChanges> logger)
    {
        (_redis, _views, _others, _time, _logger) = (redis, views, others, time, logger);
        Announcements = redis?.Node.Announcements ?? _own;
    }

    public IAnnouncements Announcements { get; }

    /// <summary>Nobody tells what others commit, if there are any.</summary>
    private bool IsUntold => !_views.HasOneOwner && (_redis?.Node.State.IsAway ?? true);

    /// <summary>Looks while that is needed. A look that fails is told once and tried again: the views being away is named where they are read.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        var (look, failing) = (new CommitLook(_views.Ports.Generations, _views.Ports.Progress, Watched), false);
        while (true)
        {
            await Task.Delay(Period, _time, stop);
            try
            {
                // Once more after the last of the others has left: it may have committed since the last look.
                var others = _others();
                if (IsUntold && (others || look.HasBegun) && await look.HasMovedAsync(stop)) ReadAfresh();
                if (!IsUntold || !others) look.Forget();
                failing = false;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                if (!failing) _logger.LogWarning(e, "What other nodes commit can't be looked at; subscriptions see only this node's changes until it can");
                failing = true;
            }
        }
    }

    private void ReadAfresh()
    {
        if (_redis is { } redis) redis.Node.ReadAfresh();
        else _own.Miss();
    }
}
