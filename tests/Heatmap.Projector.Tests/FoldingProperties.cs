using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests;

public class FoldingProperties
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(40);

    [Fact]
    public void Totals_are_the_sum_over_subjects_of_a_fresh_fold_however_events_arrive() => Holds(async (seed, order) =>
    {
        var happenings = RandomWorld.Of(seed);
        await using var world = new World().Start();
        await world.AppendAsync(RandomWorld.Reshuffled(happenings, order));
        await world.SettleAsync();
        await ShouldBeAsFoldedAfreshAsync(world, happenings);
    });

    [Fact]
    public void A_projector_that_is_replaced_in_the_middle_leaves_the_same_views() => Holds(async (seed, order) =>
    {
        var happenings = RandomWorld.Reshuffled(RandomWorld.Of(seed), order);
        var half = happenings.Count / 2;
        await using var first = new World();
        await using (first.Start())
        {
            await first.AppendAsync(happenings.Take(half));
            await first.SettleAsync();
        }

        await using var second = new World(log: first.Log, views: first.Views).Start();
        await second.AppendAsync(happenings.Skip(half));
        await second.SettleAsync();
        await ShouldBeAsFoldedAfreshAsync(second, happenings);
    });

    [Fact]
    public void A_visitor_forgotten_with_removal_leaves_what_would_be_there_without() => Holds(async (seed, order) =>
    {
        var happenings = RandomWorld.Of(seed);
        var forgotten = happenings[0].Subject;
        await using var world = new World().Start();
        await world.AppendAsync(RandomWorld.Reshuffled(happenings, order));
        if (order % 2 == 0) await world.SettleAsync();
        await world.AppendAsync(Forgetting(happenings[0], ErasureEffect.RemoveFromTotals));
        await world.SettleAsync();
        await ShouldBeAsFoldedAfreshAsync(world, [.. happenings.Where(h => h.Subject != forgotten)]);
    });

    [Fact]
    public void A_visitor_forgotten_with_totals_kept_changes_no_total() => Holds(async (seed, order) =>
    {
        var happenings = RandomWorld.Of(seed);
        await using var world = new World().Start();
        await world.AppendAsync(RandomWorld.Reshuffled(happenings, order));
        await world.AppendAsync(Forgetting(happenings[0], ErasureEffect.KeepTotals));
        await world.SettleAsync();
        await ShouldBeAsFoldedAfreshAsync(world, happenings);
    });

    [Fact]
    public void Changed_definitions_end_in_what_a_fresh_fold_by_them_gives() => Holds(async (seed, order) =>
    {
        var happenings = RandomWorld.Of(seed);
        var changed = OtherRules.Definitions;
        await using var world = new World().Start();
        var arriving = RandomWorld.Reshuffled(happenings, order);
        await world.AppendAsync(arriving.Take(arriving.Count / 2));
        await world.SettleAsync();
        world.Sites.Change(World.Site, changed);
        await world.Rebuilds.BuildDueAsync(World.Patience);
        await world.AppendAsync(arriving.Skip(arriving.Count / 2));
        await world.SettleAsync();

        foreach (var projection in AllProjections.List)
        {
            var name = projection.Version.Name;
            (await world.TotalsAsync(name, World.Site, World.Site.Value)).ShouldBe(BruteForce.Totals(projection, happenings, World.Site, changed), ignoreOrder: true);
            (await world.TotalsAsync(name, World.Site)).ShouldBeEmpty("the site has left the generation over all sites");
            (await world.TotalsAsync(name, World.OtherSite)).ShouldBe(BruteForce.Totals(projection, happenings, World.OtherSite), ignoreOrder: true);
        }

        (await world.SessionsAsync(World.Site, World.Site.Value)).Count.ShouldBe(BruteForce.Sessions(happenings, World.Site, changed).Count);
    });

    [Fact]
    public void What_is_rebuilt_equals_what_is_live() => Holds(async (seed, order) =>
    {
        await using var world = new World().Start();
        await world.AppendAsync(RandomWorld.Reshuffled(RandomWorld.Of(seed), order));
        foreach (var projection in AllProjections.List)
        {
            foreach (var result in await world.Rebuilds.VerifyAsync(projection.Version.Name, null, World.Patience)) result.FirstDifference.ShouldBeNull();
        }
    });

    private static Task ShouldBeAsFoldedAfreshAsync(World world, List<Happening> happenings) =>
        BruteForce.ShouldBeHeldAsync(new TestViews(world.Views), happenings);

    private static Happening Forgetting(Happening of, ErasureEffect effect) =>
        of with { Batch = Guid.NewGuid(), Envelope = new Envelope { At = of.Envelope.At + 1, ReceivedAt = of.Envelope.At + 1 }, Event = new SubjectForgotten(Guid.NewGuid(), effect) };

    private static void Holds(Func<int, int, Task> property) =>
        Check.One(Some, Prop.ForAll<int, int>((seed, order) => Task.Run(() => property(seed, order)).GetAwaiter().GetResult()));
}
