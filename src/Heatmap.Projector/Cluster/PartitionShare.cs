using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Projector;

/// <summary>
/// How many partitions a node should hold: all nodes the same number, and the first by name one more each where that doesn't come
/// out even. Whoever sees the same members comes to the same shares.
/// </summary>
internal static class PartitionShare
{
    public static int Of(string node, IReadOnlyCollection<string> members)
    {
        var place = members.Order(StringComparer.Ordinal).ToList().IndexOf(node);
        if (place < 0) return 0;
        var (each, over) = Math.DivRem(Partition.Count, members.Count);
        return place < over ? each + 1 : each;
    }

    /// <summary>The free partitions that a node should take to come to its share.</summary>
    public static IReadOnlyList<int> Wanted(int share, int held, IEnumerable<Lease> leases)
    {
        var taken = PartitionSet.Of(leases.Select(l => l.Resource).Where(r => r < Partition.Count));
        return [.. Enumerable.Range(0, Partition.Count).Where(p => !taken.Contains(p)).Take(Math.Max(0, share - held))];
    }
}
