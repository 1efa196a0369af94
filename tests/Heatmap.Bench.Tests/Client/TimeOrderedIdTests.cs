using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Bench.Tests;

public sealed class TimeOrderedIdTests
{
    [Fact]
    public void It_is_a_UUID_of_version_7_that_tells_its_time() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var id = TimeOrderedId.Make(Some.Now, new Random(seed));
        (id.Version, id.Variant & 0b1100).ShouldBe((7, 0b1000));
        Convert.ToInt64(id.ToString("N")[..12], 16).ShouldBe(Some.Now.ToUnixTimeMilliseconds());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_rises_with_time()
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, 100).Select(i => TimeOrderedId.Make(Some.Now.AddMilliseconds(i), random).ToString()).ToList();
        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
    }
}
