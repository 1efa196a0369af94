namespace Heatmap.Projections;

/// <summary>
/// Buckets of durations whose borders grow by a constant factor, so that a quantile of their counts is right to within 5 % of its
/// value at every length, and counts of several subjects add up: the idea of DDSketch (Masson, Rim, Lee: VLDB 2019).
/// </summary>
public static class Durations
{
    /// <summary>From 1 ms to 90 days: ln(7.8e9) / ln(1.1) = 239.</summary>
    public const int Buckets = 240;

    // Relative error 5 %: (g - 1) / (g + 1) = 0.0476 for 1.1.
    private const double Growth = 1.1;

    /// <summary>The bucket of a duration in milliseconds; all below one are the first.</summary>
    public static int BucketOf(long milliseconds) =>
        Math.Clamp((int)Math.Ceiling(Math.Log(Math.Max(milliseconds, 1)) / Math.Log(Growth)), 0, Buckets - 1);

    /// <summary>The duration below which a share of those counted lies, in milliseconds; null where nothing is.</summary>
    /// <param name="counts">By bucket.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double? Quantile(IReadOnlyList<long> counts, double share)
    {
        var (left, all) = (share * counts.Sum(), counts.Sum());
        if (all <= 0) return null;
        for (var bucket = 0; bucket < counts.Count; bucket++)
        {
            left -= counts[bucket];
            if (left <= 0) return OfBucket(bucket);
        }

        return OfBucket(counts.Count - 1);
    }

    /// <summary>The duration that stands for a bucket, in milliseconds.</summary>
    public static double OfBucket(int bucket) => 2 * Math.Pow(Growth, bucket) / (Growth + 1);
}
