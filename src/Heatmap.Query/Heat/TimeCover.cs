using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>A range of time widened to whole quarter-hours, and the fewest stretches of buckets that make it up.</summary>
public sealed record TimeCover(long From, long To, IReadOnlyList<BucketStretch> Stretches)
{
    private const long Quarter = 15 * 60 * 1000;

    public static TimeCover Of(long from, long to)
    {
        var (first, last) = (Math.DivRem(from, Quarter).Quotient * Quarter, (to + Quarter - 1) / Quarter * Quarter);
        return new TimeCover(first, last, BucketCover.Of(first, last));
    }
}
