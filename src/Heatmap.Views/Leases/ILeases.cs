namespace Heatmap.Views;

/// <summary>Decides who may commit: of every resource one node at a time.</summary>
public interface ILeases
{
    /// <summary>
    /// Takes those of the resources that nobody holds. None for a node that isn't a member (any more): nobody would ever take them
    /// from it again.
    /// </summary>
    Task<IReadOnlyList<Lease>> TakeAsync(string node, IReadOnlyList<int> resources, CancellationToken cancellation = default);

    /// <summary>Lets go of these; those that are not held so any more are passed over. A commit under one of them is refused from now on.</summary>
    Task ReleaseAsync(IReadOnlyList<Lease> leases, CancellationToken cancellation = default);
}
