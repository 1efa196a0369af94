using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Projector.Tests;

/// <summary>One node of a cluster under test, behind its gate.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _work = new();
    private readonly Task _run;

    public TestNode(string name, ClusterWorld world, IReadOnlyList<IProjection> projections)
    {
        var (log, views) = (world.Log, world.Views);
        var ports = new ProjectorPorts(
            GatedPort.Around<IEventReader>(log, Gate), GatedPort.Around<IEventSubscription>(log, Gate), EventCodec.Default,
            GatedPort.Around(views.Generations, Gate), GatedPort.Around(views.Troubles, Gate), GatedPort.Around(views.Audit, Gate),
            GatedPort.Around(views.Rows, Gate), GatedPort.Around(views.Progress, Gate), GatedPort.Around(views.Writer, Gate), GatedPort.Around(views.Leases, Gate),
            GatedPort.Around(views.Membership, Gate), world.Announcements, world.Sites);
        Name = name;
        Node = new ProjectorNode(ports, projections, new ClusterOptions { Node = name }, Time = new TestTime.OfNode(world.Time), new Voice(this));
        Rebuilds = new Rebuilds(Node, NullLogger<Rebuilds>.Instance);
        _run = Task.Run(() => Node.RunAsync(_stop.Token));
    }

    public string Name { get; }

    public Gate Gate { get; } = new();

    public ProjectorNode Node { get; }

    public TestTime.OfNode Time { get; }

    public Rebuilds Rebuilds { get; }

    public bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>Neither dead, nor paused, nor on its way out.</summary>
    public bool IsUp => !Gate.IsDead && !Gate.IsPaused && !IsStopping;

    /// <summary>What it logged last.</summary>
    public string LastWords { get; private set; } = "nothing";

    public int Held => Node.Member.Held.Count;

    /// <summary>Ends with what the node was asked to do.</summary>
    public CancellationToken Work => _work.Token;

    /// <summary>What was asked of a node that isn't there any more is given up.</summary>
    public void GiveUpUnlessUp()
    {
        if (!IsUp) _work.Cancel();
    }

    /// <summary>Asks it to stop; it hands over what it holds if it can.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Ends it whatever state it is in; a failure of its own fails the test.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Gate.Wake();
        await _run.WaitAsync(TimeSpan.FromSeconds(60));
        Node.Dispose();
        _stop.Dispose();
        _work.Dispose();
    }

    private sealed class Voice(TestNode node) : ILogger<ProjectorNode>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => node.LastWords = $"{formatter(state, exception)} {exception}";
    }
}
