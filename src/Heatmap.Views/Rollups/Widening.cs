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
    /// What these quarter-hour deltas add to each total of all three sizes, those of one total summed; totals that come out
    /// unchanged are left out.
    /// </summary>
    /// <exception cref="ArgumentException">A delta is not of a quarter-hour.</exception>
    public static IReadOnlyList<RollupDelta> Sum(IReadOnlyList<RollupDelta> quarters)
    {
        var sums = new Dictionary<RollupKey, Dictionary<int, long>>();
        foreach (var delta in quarters)
        {
            if (delta.Key.Size != BucketSize.Quarter) throw new ArgumentException($"{delta.Key} is not a quarter-hour; the store keeps hours and days itself.");
            Add(sums, delta.Key, delta.Cells);
            Add(sums, delta.Key with { Size = BucketSize.Hour, Bucket = BucketOf(BucketSize.Hour, delta.Key.Bucket) }, delta.Cells);
            Add(sums, delta.Key with { Size = BucketSize.Day, Bucket = BucketOf(BucketSize.Day, delta.Key.Bucket) }, delta.Cells);
        }

        return [.. sums.Where(s => s.Value.Values.Any(w => w != 0)).Select(s => new RollupDelta(s.Key, s.Value))];
    }

    internal static long FloorDivide(long value, long by) => value >= 0 ? value / by : -1 - ((-1 - value) / by);

    private static void Add(Dictionary<RollupKey, Dictionary<int, long>> sums, RollupKey key, IReadOnlyDictionary<int, long> cells)
    {
        if (!sums.TryGetValue(key, out var sum)) sums.Add(key, sum = []);
        foreach (var (cell, weight) in cells) sum[cell] = sum.GetValueOrDefault(cell) + weight;
    }
}
