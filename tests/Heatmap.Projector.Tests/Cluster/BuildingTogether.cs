using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class BuildingTogether
{
    [Fact]
    public async Task What_is_rebuilt_while_two_nodes_fold_takes_the_old_ones_place_and_grows_on()
    {
        await using var world = new ClusterWorld();
        var (first, second) = await TwoAsync(world);
        var old = await world.Views.LiveAsync("click-map");
        var build = second.Rebuilds.RebuildAsync("click-map", null, World.Patience);
        for (var i = 10; !build.IsCompleted; i++)
        {
            await world.AppendAsync(RandomWorld.Of(i));
            _arrived.AddRange(RandomWorld.Of(i));
            await world.PassAsync(TimeSpan.FromMilliseconds(100));
        }

        (await build).ShouldHaveSingleItem().Id.ShouldBe((await world.Views.LiveAsync("click-map")).Id);
        (await world.Views.Generations.ListAsync()).ShouldNotContain(g => g.Id == old.Id);
        await world.SettleAsync();
        await BruteForce.ShouldBeHeldAsync(world.Views, _arrived);
    }

    [Fact]
    public async Task A_planted_row_is_found_by_a_verify_under_load_and_gone_after_a_rebuild()
    {
        await using var world = new ClusterWorld();
        var (first, _) = await TwoAsync(world);
        var live = await world.Views.LiveAsync("session-timeline");
        var planted = new ViewRow(new ViewKey(SessionRow.View, World.Site.Value, "", "planted"), 1, "{}"u8.ToArray());
        await world.Views.Writer.CommitAsync(new Fence([first.Node.Member.Held[0]]), [new GenerationCommit(live.Id, [planted], [], [], [], [])]);

        (await DoneAsync(world, first.Rebuilds.VerifyAsync("session-timeline", null, World.Patience)))
            .ShouldHaveSingleItem().FirstDifference.ShouldNotBeNull().ShouldContain("planted");
        await DoneAsync(world, first.Rebuilds.RebuildAsync("session-timeline", null, World.Patience));
        (await DoneAsync(world, first.Rebuilds.VerifyAsync("session-timeline", null, World.Patience)))
            .ShouldHaveSingleItem().FirstDifference.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_dead_builder_left_is_removed_by_the_next_and_a_live_ones_never()
    {
        await using var world = new ClusterWorld();
        var (builder, other) = await TwoAsync(world);
        var build = builder.Rebuilds.RebuildAsync(
            "click-map", _ => builder.Gate.KillAt(1), CancellationToken.None);
        await world.UntilAsync(() => build.IsCompleted, "the builder had died");
        (await world.Views.Generations.ListAsync()).ShouldContain(g => g.State == GenerationState.Building);

        var next = other.Rebuilds.RebuildAsync("page-figures", null, World.Patience);
        next.IsCompleted.ShouldBeFalse("the right to build is the dead one's until it is silent for too long");
        await DoneAsync(world, next);
        (await world.Views.Generations.ListAsync()).ShouldAllBe(g => g.State == GenerationState.Live);
        await Should.ThrowAsync<Exception>(() => build);
    }

    [Fact]
    public async Task A_builder_that_slept_until_it_had_lost_the_right_can_neither_commit_nor_swap()
    {
        await using var world = new ClusterWorld();
        var (sleeper, other) = await TwoAsync(world);
        var build = sleeper.Rebuilds.RebuildAsync("click-map", _ => sleeper.Gate.PauseAt(1), World.Patience);
        await world.UntilAsync(() => sleeper.Gate.IsPaused, "the builder slept");
        var live = (await DoneAsync(world, other.Rebuilds.RebuildAsync("click-map", null, World.Patience))).Single();
        sleeper.Gate.Wake();
        await world.UntilAsync(() => build.IsCompleted, "the builder had given up");

        await Should.ThrowAsync<LeaseLostException>(() => build);
        (await world.Views.LiveAsync("click-map")).Id.ShouldBe(live.Id);
        await world.SettleAsync();
        await BruteForce.ShouldBeHeldAsync(world.Views, _arrived);
    }

    [Fact]
    public async Task What_is_due_is_built_once_however_many_nodes_see_it()
    {
        await using var world = new ClusterWorld();
        var (first, second) = await TwoAsync(world);
        world.Sites.Change(World.Site, OtherRules.Definitions);
        await DoneAsync(world, Task.WhenAll(first.Rebuilds.BuildDueAsync(World.Patience), second.Rebuilds.BuildDueAsync(World.Patience)));

        var list = await world.Views.Generations.ListAsync();
        list.Count.ShouldBe(2 * AllProjections.List.Count);
        list.Select(g => (g.Projection, g.Scope)).ShouldBeUnique();
        (await world.Views.TotalsAsync("click-map", World.Site)).ShouldBeEmpty("the site has left the generation over all sites");
    }

    [Fact]
    public async Task Two_nodes_that_found_an_installation_make_its_generations_once()
    {
        await using var world = new ClusterWorld();
        var nodes = Enumerable.Range(0, 3).Select(_ => world.Start()).ToList();
        await world.UntilAsync(() => nodes.TrueForAll(n => n.Node.Opened.IsCompleted), "all were open");

        (await world.Views.Generations.ListAsync()).Select(g => g.Projection).ShouldBe(AllProjections.List.Select(p => p.Version.Name));
    }

    [Fact]
    public async Task A_projection_that_stands_still_is_not_verified_and_says_why()
    {
        await using var world = new ClusterWorld();
        var node = world.Start([new Allergic()]);
        await world.AppendAsync(RandomWorld.Of(3));
        await world.UntilAsync(async () => (await world.Views.Generations.ListAsync()) is [{ Trouble: not null }], "it stood still");

        var refused = await Should.ThrowAsync<PoisonEventException>(
            () => DoneAsync(world, node.Rebuilds.VerifyAsync("allergic", null, World.Patience)));
        refused.Message.ShouldContain("stands still");
    }

    private readonly List<Happening> _arrived = RandomWorld.Of(5, subjects: 8);

    private async Task<(TestNode First, TestNode Second)> TwoAsync(ClusterWorld world)
    {
        await world.AppendAsync(_arrived);
        var (first, second) = (world.Start(), world.Start());
        await world.UntilAsync(() => first.Held == 32 && second.Held == 32, "both had their share");
        await world.SettleAsync();
        return (first, second);
    }

    private static async Task<T> DoneAsync<T>(ClusterWorld world, Task<T> work)
    {
        await DoneAsync(world, (Task)work);
        return await work;
    }

    private static async Task DoneAsync(ClusterWorld world, Task work)
    {
        await world.UntilAsync(() => work.IsCompleted, "it was done");
        await work;
    }
}
