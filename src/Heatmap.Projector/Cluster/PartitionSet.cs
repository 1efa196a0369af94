using System.Numerics;
using Heatmap.Events;

namespace Heatmap.Projector;

/// <summary>Some of the 64 partitions.</summary>
internal readonly record struct PartitionSet(ulong Bits)
{
    public static PartitionSet None => default;

    public static PartitionSet All => new(ulong.MaxValue);

    public int Count => BitOperations.PopCount(Bits);

    public static PartitionSet Of(IEnumerable<int> partitions) => partitions.Aggregate(None, (set, p) => set.With(p));

    public bool Contains(int partition) => (Bits >> partition & 1) != 0;

    public PartitionSet With(int partition) => new(Bits | (1UL << partition));

    public static PartitionSet operator |(PartitionSet left, PartitionSet right) => new(left.Bits | right.Bits);

    public static PartitionSet operator &(PartitionSet left, PartitionSet right) => new(left.Bits & right.Bits);

    public IEnumerable<int> Each()
    {
        for (var p = 0; p < Partition.Count; p++)
        {
            if (Contains(p)) yield return p;
        }
    }
}
