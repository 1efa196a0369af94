namespace Heatmap.Views;

/// <summary>Which buckets to add up for a range of time.</summary>
public static class BucketCover
{
    private const long QuarterInMilliseconds = 15 * 60 * 1000;

    /// <summary>
    /// The fewest buckets that together are the range, in the order of time: days inside it, hours where no whole day fits,
    /// quarter-hours at the edges. A range that doesn't begin and end on quarter-hours is rounded outwards, its begin down and its
    /// end up; an empty one has no buckets.
    /// </summary>
    /// <param name="from">Unix milliseconds in UTC, inclusive.</param>
    /// <param name="to">Unix milliseconds in UTC, exclusive.</param>
    public static IReadOnlyList<BucketStretch> Of(long from, long to)
    {
        var stretches = new List<BucketStretch>();
        if (from >= to) return stretches;
        var first = Widening.FloorDivide(from, QuarterInMilliseconds);
        Cover(stretches, BucketSize.Day, first, Widening.FloorDivide(to - 1, QuarterInMilliseconds) + 1);
        return stretches;
    }

    /// <summary>Takes the whole buckets of a size out of the middle and leaves what remains on both sides to the next smaller size.</summary>
    private static void Cover(List<BucketStretch> stretches, BucketSize size, long from, long to)
    {
        if (from >= to) return;
        if (size == BucketSize.Quarter)
        {
            stretches.Add(new BucketStretch(size, from, to));
            return;
        }

        var quarters = size == BucketSize.Day ? Widening.QuartersInDay : Widening.QuartersInHour;
        var first = Widening.FloorDivide(from - 1, quarters) + 1;
        var end = Widening.FloorDivide(to, quarters);
        if (first >= end)
        {
            Cover(stretches, size - 1, from, to);
            return;
        }

        Cover(stretches, size - 1, from, first * quarters);
        stretches.Add(new BucketStretch(size, first, end));
        Cover(stretches, size - 1, end * quarters, to);
    }
}
