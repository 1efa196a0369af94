using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Bench.Tests;

public sealed class HandTests
{
    [Fact]
    public void A_hand_arrives_exactly_having_slowed_down_and_not_gone_astray() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var chance = new Chance(seed);
        var from = (X: chance.Between(0, 1400), Y: chance.Between(0, 800));
        var goal = (X: chance.Between(0, 1400), Y: chance.Between(0, 800));
        var path = Hand.Reach(chance, from, goal, 40);

        path[^1].ShouldBe(goal);
        var distance = Distance(from, goal);
        if (distance < 200) return;
        Distance(path[(path.Count / 2) - (path.Count % 2 == 0 ? 1 : 0)], goal).ShouldBeLessThan(distance / 2);
        path.ShouldAllBe(point => Distance(from, point) + Distance(point, goal) < (distance * 1.3) + 20);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_is_far_and_small_takes_longer()
    {
        var chance = new Chance(1);
        Average(() => Hand.Reach(chance, (0, 0), (1200, 600), 20).Count).ShouldBeGreaterThan(Average(() => Hand.Reach(chance, (0, 0), (200, 100), 20).Count));
        Average(() => Hand.Reach(chance, (0, 0), (600, 300), 10).Count).ShouldBeGreaterThan(Average(() => Hand.Reach(chance, (0, 0), (600, 300), 300).Count));
    }

    private static double Average(Func<int> count) => Enumerable.Range(0, 200).Average(_ => count());

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
}
