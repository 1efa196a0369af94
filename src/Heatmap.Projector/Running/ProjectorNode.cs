using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>
/// One of the nodes that share the partitions: reads the log once, decodes what is its own once and folds it into every live
/// generation. Nothing is stepped past: a projection that can't go on stands still on all nodes and says at which event, the others
/// go on.
/// </summary>
public sealed class ProjectorNode : IDisposable
{
    // What a store that hangs may hold up the end of the process.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ILogger<ProjectorNode> _logger;
    private readonly FoldingLoop _folding;

    public ProjectorNode(
        ProjectorPorts ports, IReadOnlyList<IProjection> projections, ClusterOptions options, TimeProvider time, ILogger<ProjectorNode> logger)
    {
        (Ports, Projections, Options, Time, _logger) = (ports, projections, options, time, logger);
        var decoding = new EventDecoding(ports.Codec, time);
        Sources = new FoldSources(ports.Progress, new SubjectHistory(ports.Reader, decoding));
        Log = new DecodedLog(ports.Subscription, decoding);
        Live = new LiveGenerations(projections, ports.Sites, Sources);
        Lag = new NodeLag(ports.Reader, Live, time);
        Member = new ClusterMember(ports.Membership, ports.Leases, options, time, logger);
        Builder = new BuildLease(ports, Member);
        Reach = new ViewReach(ports, Live, time);
        Meter = new ProjectorMeter(this);
        _folding = new FoldingLoop(this, logger);
    }

    /// <summary>Up to where all running live generations hold the log, in all partitions, as far as this node knows.</summary>
    public Position Reached => Reach.Reached;

    /// <summary>Ends when the live generations are open (they may still have to catch up).</summary>
    public Task Opened => _folding.Opened;

    /// <summary>The cluster as this node's last beat found it.</summary>
    public Cluster Cluster => Member.Seen;

    internal ProjectorPorts Ports { get; }

    internal IReadOnlyList<IProjection> Projections { get; }

    internal ClusterOptions Options { get; }

    internal TimeProvider Time { get; }

    internal FoldSources Sources { get; }

    internal DecodedLog Log { get; }

    internal LiveGenerations Live { get; }

    internal NodeLag Lag { get; }

    internal ClusterMember Member { get; }

    internal BuildLease Builder { get; }

    internal ViewReach Reach { get; }

    internal ProjectorMeter Meter { get; }

    /// <summary>Waits until every running live generation holds the log up to there, whichever nodes fold it.</summary>
    public Task ReachedAsync(Position position, CancellationToken cancellation) => Reach.WaitAsync(position, cancellation);

    /// <summary>Tries again what stands still of a projection, on all nodes. Returns the generations that did.</summary>
    /// <exception cref="UnknownProjectionException">There is no such projection.</exception>
    public async Task<IReadOnlyList<Generation>> ResumeAsync(string projection, CancellationToken cancellation)
    {
        if (!Projections.Any(p => p.Version.Name == projection)) throw new UnknownProjectionException(projection, Projections);
        var troubled = (await Ports.Generations.ListAsync(cancellation)).Where(g => g.Projection == projection && g.Trouble is not null).ToList();
        await Ports.Troubles.ResumeAsync([.. troubled.Select(g => g.Id)], cancellation);
        LookAgain();
        return troubled;
    }

    /// <summary>Runs until cancelled; then finishes the page underway and hands over what it holds.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = new CancellationTokenSource();
        await using var patience = cancellation.Register(() => stop.CancelAfter(Patience));
        var heart = new Heart(this, _folding, _logger);
        try
        {
            await heart.JoinAsync(cancellation);
            await Task.WhenAll(heart.RunAsync(cancellation), _folding.RunAsync(cancellation, stop.Token));
        }
        finally
        {
            await LeaveAsync(stop.Token);
        }
    }

    public void Dispose()
    {
        Meter.Dispose();
        Builder.Dispose();
        Member.Dispose();
    }

    /// <summary>The list of generations has been changed by this node: it needn't wait for its next beat to see that.</summary>
    internal void LookAgain() => Member.Changed.Beat();

    private async Task LeaveAsync(CancellationToken stop)
    {
        try
        {
            await Member.LeaveAsync(stop);
        }
        catch (Exception e)
        {
            _logger.LogWarning(e, "Node {Node} couldn't hand over what it holds; the others take it when it has been silent for {Silence}", Options.Node, Options.Silence);
        }
    }
}
