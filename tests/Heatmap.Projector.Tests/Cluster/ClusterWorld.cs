using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

/// <summary>Several nodes over one log and one set of views, in a time that stands still unless it is moved.</summary>
internal sealed class ClusterWorld(TestViews? views = null) : IAsyncDisposable
{
    private readonly List<TestNode> _nodes = [];
    private IReadOnlyList<IProjection> _projections = AllProjections.List;

    public InMemoryLog Log { get; } = new();

    public TestViews Views { get; } = views ?? TestViews.InMemory();

    public InProcessAnnouncements Announcements { get; } = new();

    public FixedDefinitions Sites { get; } = new();

    public TestTime Time { get; } = new();

    public IReadOnlyList<TestNode> Nodes => _nodes;

    public TestNode Start(IReadOnlyList<IProjection>? projections = null)
    {
        _projections = projections ?? AllProjections.List;
        var node = new TestNode($"n{_nodes.Count}", this, _projections);
        _nodes.Add(node);
        return node;
    }

    public Task AppendAsync(params IEnumerable<Happening> happenings) => World.AppendAsync(Log, happenings);

    /// <summary>Lets time pass in small steps, and the nodes work in between, until something holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(60)) throw new TimeoutException($"Waited in vain until {what}. {await DescribeAsync()}");
            await PassAsync(TimeSpan.FromMilliseconds(100));
        }
    }

    public Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), what);

    /// <summary>Until every live generation is folded to the end of the log, whoever does it, and what is due is built.</summary>
    public Task SettleAsync() => UntilAsync(IsSettledAsync, "all was folded");

    /// <summary>One step of time. Nodes that are up get the chance to do what came due; how far they come is theirs.</summary>
    public async Task PassAsync(TimeSpan step)
    {
        Time.Advance(step);
        await Task.Delay(1);
    }

    /// <summary>Time passes and every node that is up finishes its beat before more does: nobody misses one.</summary>
    public async Task PassEvenlyAsync(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(100);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            Time.Advance(step);
            var patience = System.Diagnostics.Stopwatch.StartNew();
            while (_nodes.Exists(n => n.IsUp && n.Time.Waiting == 0))
            {
                patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "a node's heart has stopped");
                await Task.Delay(1);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(n => n.DisposeAsync().AsTask()));
        Views.Dispose();
    }

    /// <summary>Where everything stands, for whoever reads of a failure.</summary>
    private async Task<string> DescribeAsync()
    {
        var cluster = await Views.Membership.ReadAsync();
        var lines = new List<string> { $"Head {await Log.HeadAsync()}; members {string.Join(", ", cluster.Members)}." };
        lines.AddRange(cluster.Leases.GroupBy(l => l.Node).Select(g => $"{g.Key} holds {g.Count()}: {string.Join(' ', g.Select(l => l.Resource))}"));
        lines.AddRange(_nodes.Select(n => $"{n.Name}: held {n.Held}, dead {n.Gate.IsDead}, paused {n.Gate.IsPaused}, stopping {n.IsStopping}, said: {n.LastWords}"));
        foreach (var generation in await Views.Generations.ListAsync())
        {
            var checkpoints = (await Views.Progress.CheckpointsAsync(generation.Id)).GroupBy(c => c.Position).Select(g => $"{g.Key} x {g.Count()}");
            lines.Add($"{generation}: {string.Join(", ", checkpoints)}");
        }

        return string.Join(Environment.NewLine, lines);
    }

    private async Task<bool> IsSettledAsync()
    {
        var (head, list) = (await Log.HeadAsync(), await Views.Generations.ListAsync());
        if (list.Count == 0 || list.Any(g => g.State != GenerationState.Live)) return false;
        if (GenerationPlan.Due(_projections, list, Sites.Changed).Any()) return false;
        foreach (var generation in list.Where(g => g.Trouble is null))
        {
            var checkpoints = await Views.Progress.CheckpointsAsync(generation.Id);
            if (head != Position.Start && (checkpoints.Count < Partition.Count || checkpoints.Any(c => Position.Parse(c.Position) < head))) return false;
        }

        return true;
    }
}
