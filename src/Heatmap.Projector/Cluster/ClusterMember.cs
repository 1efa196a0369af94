using System.Collections.Concurrent;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Projector;

/// <summary>
/// This node's part in the cluster: beats, removes members that have gone silent, and holds its share of the partitions. What it
/// holds too much it lets go only when its folder says that nothing is underway.
/// </summary>
internal sealed class ClusterMember(
    IMembership membership, ILeases leases, ClusterOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SilenceWatch _watch = new(time, options.Silence);
    private readonly ConcurrentQueue<Lease> _unreleased = new();
    private volatile IReadOnlyList<Lease> _held = [];
    private int _share;

    public string Node => options.Node;

    /// <summary>The partitions that are this node's, as of its last beat.</summary>
    public IReadOnlyList<Lease> Held => _held;

    /// <summary>The cluster as this node's last beat found it.</summary>
    public Cluster Seen { get; private set; } = new([], []);

    /// <summary>Beats when what this node holds, or should let go, has changed.</summary>
    public Pulse Changed { get; } = new();

    /// <summary>Beats after every beat of this node.</summary>
    public Pulse Beaten { get; } = new();

    public bool IsHungry => _held.Count < _share;

    /// <summary>Joins and takes what is free. True when nobody else was there: the cluster begins with this node.</summary>
    public async Task<bool> JoinAsync(CancellationToken cancellation)
    {
        var others = (await membership.ReadAsync(cancellation)).Members.Where(m => m.Node != Node).ToList();
        if (options.Alone)
        {
            foreach (var former in others) await membership.RemoveAsync(former, cancellation);
        }

        await BeatAsync(TimeSpan.Zero, cancellation);
        return options.Alone || others.Count == 0;
    }

    /// <summary>One beat: says that this node lives, sees who else does, and takes what is missing of its share.</summary>
    public async Task BeatAsync(TimeSpan lag, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            while (_unreleased.TryPeek(out var old))
            {
                await leases.ReleaseAsync([old], cancellation);
                _unreleased.TryDequeue(out _);
            }

            var cluster = await WithoutSilentAsync(await membership.BeatAsync(Node, lag, cancellation), cancellation);
            // As the store has it: also what was taken by a call whose answer was lost.
            var (before, held) = (_held, cluster.HeldBy(Node).Where(l => l.Resource < Partition.Count).ToList());
            if (before.Except(held).Count() is > 0 and var lost) logger.LogWarning("Node {Node} has lost {Count} partitions: it was silent for too long", Node, lost);
            _share = PartitionShare.Of(Node, [.. cluster.Members.Select(m => m.Node)]);
            var wanted = PartitionShare.Wanted(_share, held.Count, cluster.Leases);
            if (wanted.Count > 0) held.AddRange(await leases.TakeAsync(Node, wanted, cancellation));
            (_held, Seen) = (held, cluster);
            if (held.Count > _share || !held.SequenceEqual(before)) Changed.Beat();
        }
        finally
        {
            _turn.Release();
        }

        Beaten.Beat();
    }

    /// <summary>Lets go of what is more than its share. To be called when nothing is being folded.</summary>
    public async Task LetGoAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var surplus = _held.Skip(_share).ToList();
            if (surplus.Count == 0) return;
            _held = [.. _held.Take(_share)];
            await leases.ReleaseAsync(surplus, cancellation);
            logger.LogInformation("Node {Node} has handed {Count} partitions over and keeps {Kept}", Node, surplus.Count, _held.Count);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of something else than partitions: now, or with the next beat that the store takes.</summary>
    public async Task ReleaseAsync(Lease lease)
    {
        try
        {
            await leases.ReleaseAsync([lease], CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Node {Node} can't let go of {Resource} yet", Node, lease.Resource);
            _unreleased.Enqueue(lease);
        }
    }

    /// <summary>Ends its part: what it held is free at once, and nothing more of it is taken.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _held = [];
            var me = (await membership.ReadAsync(cancellation)).Members.FirstOrDefault(m => m.Node == Node);
            if (me is not null) await membership.RemoveAsync(me, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Cluster> WithoutSilentAsync(Cluster cluster, CancellationToken cancellation)
    {
        var gone = new HashSet<string>();
        foreach (var silent in _watch.Observe(cluster.Members.Where(m => m.Node != Node)))
        {
            if (!await membership.RemoveAsync(silent, cancellation)) continue;
            gone.Add(silent.Node);
            logger.LogWarning("Node {Silent} has gone silent; what it held is free", silent.Node);
        }

        return gone.Count == 0
            ? cluster
            : new Cluster([.. cluster.Members.Where(m => !gone.Contains(m.Node))], [.. cluster.Leases.Where(l => !gone.Contains(l.Node))]);
    }
}
