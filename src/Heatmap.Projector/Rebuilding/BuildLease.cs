using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// The right to build generations and to change which are live: one node's at a time, and one piece of work's on that node. Held by
/// the same lease, and fenced in the same way, as a partition.
/// </summary>
internal sealed class BuildLease(ProjectorPorts ports, ClusterMember member) : IDisposable
{
    /// <summary>Stands behind the partitions.</summary>
    public const int Resource = Partition.Count;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for its turn, on this node and in the cluster.</summary>
    public async Task<Taken> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var beaten = member.Beaten.Next;
            if (await TryTakeAsync(cancellation) is { } taken) return taken;
            await beaten.WaitAsync(cancellation);
        }
    }

    /// <summary>Null while somebody else has it, or this node isn't a member.</summary>
    public async Task<Taken?> TryTakeAsync(CancellationToken cancellation)
    {
        if (!await _one.WaitAsync(0, cancellation)) return null;
        try
        {
            if ((await ports.Leases.TakeAsync(member.Node, [Resource], cancellation)) is [var lease]) return new Taken(this, lease);

            // Taken by a call whose answer was lost: nobody here works under it, so the next try has it.
            var own = (await ports.Membership.ReadAsync(cancellation)).HeldBy(member.Node).Where(l => l.Resource == Resource).ToList();
            if (own.Count > 0) await ports.Leases.ReleaseAsync(own, cancellation);
        }
        catch
        {
            _one.Release();
            throw;
        }

        _one.Release();
        return null;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>The right, until it is given back.</summary>
    public sealed class Taken(BuildLease from, Lease lease) : IAsyncDisposable
    {
        public Fence Fence { get; } = new([lease]);

        public async ValueTask DisposeAsync()
        {
            await from.GiveBackAsync(lease);
        }
    }

    private async Task GiveBackAsync(Lease lease)
    {
        await member.ReleaseAsync(lease);
        _one.Release();
    }
}
