namespace Heatmap.Views;

/// <summary>From quarter-hours to the hours and days that contain them. Buckets count whole sizes since 1970 UTC, so this is division.</summary>
public static class Widening
{
    public const int QuartersInHour = 4;
    public const int QuartersInDay = 96;

    /// <summary>The bucket of this size that contains a quarter-hour; also before 1970, where plain division would round up.</summary>
    public static long BucketOf(BucketSize size, long quarter) => size switch
    {
        BucketSize.Quarter => quarter,
        BucketSize.Hour => FloorDivide(quarter, QuartersInHour),
        BucketSize.Day => FloorDivide(quarter, QuartersInDay),
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "There are quarters, hours and days."),
    };

    /// <summary>
    /// What these quarter-hour deltas add to the totals of all three sizes, those of one total summed. By series, so that a store
    /// looks the long part of the key up once.
    /// </summary>
    /// <exception cref="ArgumentException">A delta is not of a quarter-hour.</exception>
    public static IReadOnlyCollection<SeriesDelta> Sum(IEnumerable<RollupDelta> quarters)
    {
        var sums = new Dictionary<RollupSeries, SeriesDelta>();
        foreach (var (key, cells) in quarters)
        {
            if (key.Size != BucketSize.Quarter) throw new ArgumentException($"{key} is not a quarter-hour; the store keeps hours and days itself.");
            var series = RollupSeries.Of(key);
            if (!sums.TryGetValue(series, out var sum)) sums.Add(series, sum = new SeriesDelta(series));
            sum.Add(key.Bucket, cells);
        }

        return sums.Values;
    }

    internal static long FloorDivide(long value, long by) => value >= 0 ? value / by : -1 - ((-1 - value) / by);
}
