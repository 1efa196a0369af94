namespace Heatmap.Views;

/// <summary>Members and leases of views in memory. Not safe for several threads; its owner locks.</summary>
internal sealed class ClusterRows
{
    private readonly SortedDictionary<string, Member> _members = new(ByteOrder.Instance);
    private readonly SortedDictionary<int, Lease> _leases = [];
    private long _lastToken;

    public Cluster Cluster => new([.. _members.Values], [.. _leases.Values]);

    public Cluster Beat(string node, TimeSpan lag)
    {
        _members[node] = new Member(node, (_members.GetValueOrDefault(node)?.Beat ?? 0) + 1, lag);
        return Cluster;
    }

    public bool Remove(Member seen)
    {
        if (_members.TryGetValue(seen.Node, out var stands) && stands.Beat != seen.Beat) return false;
        _members.Remove(seen.Node);
        foreach (var lease in _leases.Values.Where(l => l.Node == seen.Node).ToList()) _leases.Remove(lease.Resource);
        return true;
    }

    public IReadOnlyList<Lease> Take(string node, IReadOnlyList<int> resources)
    {
        if (!_members.TryGetValue(node, out var member)) return [];

        // Whoever takes something is alive: a removal that was decided before must not leave it with nobody.
        _members[node] = member with { Beat = member.Beat + 1 };
        var taken = resources.Distinct().Where(r => !_leases.ContainsKey(r)).Select(r => new Lease(r, node, ++_lastToken)).ToList();
        foreach (var lease in taken) _leases.Add(lease.Resource, lease);
        return taken;
    }

    public bool Release(IReadOnlyList<Lease> leases)
    {
        foreach (var lease in leases.Where(IsHeld)) _leases.Remove(lease.Resource);
        return true;
    }

    /// <exception cref="LeaseLostException">One is not held so, or there is none.</exception>
    public void Check(IReadOnlyList<Lease> leases)
    {
        if (leases.Count == 0) throw new LeaseLostException();
        foreach (var lease in leases.Where(l => !IsHeld(l))) throw new LeaseLostException(lease);
    }

    private bool IsHeld(Lease lease) => _leases.TryGetValue(lease.Resource, out var stands) && stands == lease;
}
