using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Bench.Tests;

public sealed class LatencyHistogramTests
{
    // 1 part in 128, and never too short.
    private const double Precision = 1 + (1.0 / 128);

    [Fact]
    public void Percentiles_are_those_of_an_exact_sort_within_the_precision() =>
        Prop.ForAll(Times(), times => Agrees(times, Filled(times))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Histograms_added_up_are_as_one() => Prop.ForAll(Times(), Times(), (some, others) =>
    {
        var sum = Filled(some);
        sum.Add(Filled(others));
        Agrees([.. some, .. others], sum);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Of_nothing_every_figure_is_zero()
    {
        var empty = new LatencyHistogram();
        (empty.Count, empty.Percentile(0.99), empty.Max, empty.Mean).ShouldBe((0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void What_is_longer_than_an_hour_counts_as_an_hour_and_what_is_negative_as_nothing()
    {
        var histogram = Filled([TimeSpan.FromHours(5).Ticks / 10, -7]);
        (histogram.Max, histogram.Percentile(0.1)).ShouldBe((TimeSpan.FromHours(1), TimeSpan.Zero));
    }

    private static void Agrees(long[] times, LatencyHistogram histogram)
    {
        var sorted = times.Order().ToArray();
        histogram.Count.ShouldBe(sorted.Length);
        histogram.Max.ShouldBe(TimeSpan.FromMicroseconds(sorted[^1]));
        histogram.Mean.TotalMicroseconds.ShouldBe(sorted.Average(), 1);
        foreach (var share in new[] { 0, 0.01, 0.5, 0.9, 0.99, 0.999, 1 })
        {
            var exact = sorted[Math.Max(1, (int)Math.Ceiling(share * sorted.Length)) - 1];
            histogram.Percentile(share).TotalMicroseconds.ShouldBeInRange(exact, exact * Precision);
        }
    }

    private static LatencyHistogram Filled(long[] times)
    {
        var histogram = new LatencyHistogram();
        foreach (var time in times) histogram.Record(TimeSpan.FromMicroseconds(time));
        return histogram;
    }

    /// <summary>Of all magnitudes up to the hour, the edges of the buckets among them.</summary>
    private static Arbitrary<long[]> Times() => (
        from bits in Gen.Choose(0, 31)
        from offset in Gen.Choose(-1, 1_000)
        select Math.Clamp((1L << bits) + offset, 0, 3_600_000_000)).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();
}
