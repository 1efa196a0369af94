using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Views.Tests;

public sealed class BucketCoverTests
{
    private const long Quarter = 15 * 60 * 1000;

    [Fact]
    public void A_cover_is_exactly_the_quarters_that_the_range_touches_each_once_in_order() => Prop
        .ForAll(Arb.From(Ranges), range =>
        {
            var quarters = BucketCover.Of(range.From, range.To).SelectMany(QuartersOf).ToList();
            var touched = new List<long>();
            for (var q = (long)Math.Floor((decimal)range.From / Quarter); q * Quarter < range.To && range.From < range.To; q++) touched.Add(q);
            quarters.ShouldBe(touched);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_cover_has_fewer_buckets() => Prop
        .ForAll(Arb.From(Ranges), range =>
        {
            var stretches = BucketCover.Of(range.From, range.To);
            stretches.ShouldAllBe(s => s.From < s.To);
            // Aligned buckets nest, so a cover is the smallest when no whole larger bucket is made of its smaller ones.
            var all = stretches.SelectMany(QuartersOf).ToHashSet();
            foreach (var (size, by) in new[] { (BucketSize.Hour, 4), (BucketSize.Day, 96) })
            {
                foreach (var smaller in stretches.Where(s => s.Size < size).SelectMany(QuartersOf))
                {
                    var first = Widening.BucketOf(size, smaller) * by;
                    Enumerable.Range(0, by).All(i => all.Contains(first + i)).ShouldBeFalse();
                }
            }

            stretches.Count.ShouldBeLessThanOrEqualTo(5);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_long_range_is_days_with_hours_and_quarters_at_its_edges() =>
        BucketCover.Of(((96 - 5) * Quarter) + 1, ((96 * 3) + 6) * Quarter).ShouldBe(
        [
            new(BucketSize.Quarter, 91, 92), new(BucketSize.Hour, 23, 24), new(BucketSize.Day, 1, 3),
            new(BucketSize.Hour, 72, 73), new(BucketSize.Quarter, 292, 294),
        ]);

    private static Gen<(long From, long To)> Ranges { get; } =
        from first in Gen.Choose(-250, 250)
        from length in Gen.Choose(-2, 400)
        from before in Gen.Elements(0L, 1, Quarter - 1)
        from after in Gen.Elements(0L, 1, Quarter - 1)
        select ((first * Quarter) + before, ((first + length) * Quarter) + after);

    private static IEnumerable<long> QuartersOf(BucketStretch stretch)
    {
        var by = stretch.Size switch { BucketSize.Hour => 4, BucketSize.Day => 96, _ => 1 };
        for (var q = stretch.From * by; q < stretch.To * by; q++) yield return q;
    }
}
