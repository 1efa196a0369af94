namespace Heatmap.Views;

/// <summary>What a commit stands on. If any of it has changed meanwhile, the commit is refused.</summary>
/// <param name="Leases">Those that cover all that is written; at least one.</param>
/// <param name="Generations">The version of the list of generations that it was folded by; null where that doesn't matter.</param>
public sealed record Fence(IReadOnlyList<Lease> Leases, long? Generations = null);
