namespace Heatmap.Views;

/// <summary>
/// The right of a node to write what belongs to a resource (a partition, the building of generations), until it lets go or is
/// removed. No two leases ever have the same token, so what was held once is never taken for what is held now.
/// </summary>
/// <param name="Resource">A number from 0 that its users agree upon.</param>
public readonly record struct Lease(int Resource, string Node, long Token);
