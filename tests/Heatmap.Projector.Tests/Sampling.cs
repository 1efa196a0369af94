using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Projector.Tests.Accounts;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class Sampling
{
    private static readonly List<Happening> Happenings = RandomWorld.Of(5, subjects: 30);

    [Fact]
    public async Task A_sample_of_sound_views_is_equal_and_counts_what_it_compared()
    {
        await using var world = await SettledAsync();
        var some = (await SampleAsync(world, 5)).ShouldHaveSingleItem();
        (some.FirstDifference, some.Subjects).ShouldBe((null, 5));
        some.Rows.ShouldBeGreaterThanOrEqualTo(10, "a session and a fold state of each at least");

        var all = (await SampleAsync(world, 1000)).Single();
        (all.FirstDifference, all.Subjects).ShouldBe((null, 30));
    }

    [Fact]
    public async Task Every_visitor_is_chosen_by_some_seed_and_the_same_ones_by_the_same()
    {
        await using var world = await SettledAsync();
        var sample = new Func<int, Task<IReadOnlyList<SubjectKey>>>(async seed =>
            await new SubjectSample(world.Log, 3, seed).ChooseAsync(world.Node.Live.Folds.First(), await world.Log.HeadAsync(), _ => { }, World.Patience));
        (await sample(1)).ShouldBe(await sample(1));

        var seen = new HashSet<SubjectKey>();
        for (var seed = 0; seed < 100; seed++) seen.UnionWith(await sample(seed));
        seen.Count.ShouldBe(30);
    }

    [Fact]
    public async Task A_changed_row_is_found_in_a_sample_that_holds_its_visitor()
    {
        await using var world = await SettledAsync();
        var generation = await world.LiveAsync("session-timeline");
        var row = (await world.Views.ListAsync(generation.Id, new ViewListing(SessionRow.View, World.Site.Value, "", 1)))[0];
        await CommitAsync(world, new GenerationCommit(generation.Id, [row with { Document = "{\"planted\":1}"u8.ToArray() }], [], [], [], []));

        var difference = (await SampleAsync(world, 1000)).Single().FirstDifference.ShouldNotBeNull();
        difference.ShouldContain(row.Key.Key);
        difference.ShouldContain("planted");
    }

    [Fact]
    public async Task A_row_that_is_gone_and_a_fold_state_of_another_are_found_too()
    {
        await using var world = await SettledAsync();
        var generation = await world.LiveAsync("session-timeline");
        var subject = Happenings.First(h => h.Site == World.Site).Subject.ToString();
        var state = (await world.Views.StatesAsync(generation.Id, [(World.Site.Value, subject)])).Single();
        await CommitAsync(world, new GenerationCommit(generation.Id, [], [], [], [state with { State = "{}"u8.ToArray() }], []));
        (await SampleAsync(world, 1000)).Single().FirstDifference.ShouldNotBeNull().ShouldContain("fold state");

        var row = (await world.Views.ListAsync(generation.Id, new ViewListing(SessionRow.View, World.Site.Value, "", 1)))[0];
        await CommitAsync(world, new GenerationCommit(generation.Id, [], [row.Key], [], [state], []));
        (await SampleAsync(world, 1000)).Single().FirstDifference.ShouldNotBeNull().ShouldContain("live has it not");
    }

    [Fact]
    public async Task Of_what_is_only_totals_nothing_is_compared_and_that_is_said()
    {
        await using var world = await SettledAsync();
        var result = (await world.Rebuilds.SampleAsync("click-map", 5, 1, _ => { }, World.Patience)).ShouldHaveSingleItem();
        result.Rows.ShouldBe(0);
        result.Skipped.ShouldNotBeNull().ShouldContain("totals");
    }

    [Fact]
    public async Task Nobody_is_chosen_of_a_site_that_has_defined_nothing_to_count_and_everybody_of_one_that_has()
    {
        await using var world = new World().Start();
        await world.AppendAsync(CompanyVisits.Of(Happenings, 5));
        await world.SettleAsync();
        var undefined = (await world.Rebuilds.SampleAsync("funnels", 1000, 1, _ => { }, World.Patience)).ShouldHaveSingleItem();
        (undefined.FirstDifference, undefined.Subjects).ShouldBe((null, 0));
        undefined.Skipped.ShouldNotBeNull().ShouldContain("has defined what it counts");

        world.Sites.Change(World.Site, OtherRules.Definitions);
        await world.Rebuilds.BuildDueAsync(World.Patience);
        var sampled = await world.Rebuilds.SampleAsync("funnels", 1000, 1, _ => { }, World.Patience);
        sampled.ShouldAllBe(r => r.FirstDifference == null);
        var defined = sampled.Single(r => r.Live.Scope == World.Site.Value);
        defined.Subjects.ShouldBe(Happenings.Where(h => h.Site == World.Site).Select(h => h.Subject).Distinct().Count());
        defined.Rows.ShouldBeGreaterThan(0);
    }

    private static Task<IReadOnlyList<VerifyResult>> SampleAsync(World world, int subjects) =>
        world.Rebuilds.SampleAsync("session-timeline", subjects, seed: 7, _ => { }, World.Patience);

    private static async Task<World> SettledAsync()
    {
        var world = new World().Start();
        await world.AppendAsync(RandomWorld.Reshuffled(Happenings, 3));
        await world.SettleAsync();
        return world;
    }

    private static Task CommitAsync(World world, GenerationCommit commit) =>
        world.Views.CommitAsync(new Fence(world.Node.Member.Held), [commit], World.Patience);
}
