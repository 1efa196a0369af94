namespace Heatmap.Projections;

/// <summary>
/// Web vitals per page, device class, vital and quarter-hour, in hundredths of measurements: of each bucket of
/// <see cref="Durations"/>, and behind those of each rating.
/// </summary>
public static class PageVitalsView
{
    public const string Family = "vital";

    /// <summary>The cells behind the buckets: how many the browser's side rated so.</summary>
    public const int Good = Durations.Buckets;
    public const int NeedsImprovement = Durations.Buckets + 1;
    public const int Poor = Durations.Buckets + 2;

    // A shift of the layout has no unit and mostly lies below 1: four of its digits are what buckets tell apart.
    private const double ShiftsAsMilliseconds = 10_000;

    public static int BucketOf(string vital, double value) =>
        Durations.BucketOf((long)Math.Min(vital == "CLS" ? value * ShiftsAsMilliseconds : value, int.MaxValue));

    /// <summary>The value below which a share of the measurements lies, to 5 %: milliseconds, but for CLS, which has no unit. Null without any.</summary>
    public static double? Quantile(string vital, IReadOnlyDictionary<int, long> cells, double share)
    {
        var buckets = Enumerable.Range(0, Durations.Buckets).Select(bucket => cells.GetValueOrDefault(bucket)).ToList();
        var value = Durations.Quantile(buckets, share);
        return vital == "CLS" ? value / ShiftsAsMilliseconds : value;
    }
}
