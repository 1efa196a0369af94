namespace Heatmap.Views;

/// <summary>Who takes part and who holds what, in one snapshot: members by name, leases by resource; a resource that nobody holds has none.</summary>
public sealed record Cluster(IReadOnlyList<Member> Members, IReadOnlyList<Lease> Leases)
{
    public IEnumerable<Lease> HeldBy(string node) => Leases.Where(l => l.Node == node);
}
