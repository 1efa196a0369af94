using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class Rebuilding
{
    [Fact]
    public async Task A_row_planted_by_hand_is_found_by_verify_and_gone_after_a_rebuild()
    {
        await using var world = await SettledAsync();
        var planted = new ViewRow(new ViewKey(SessionRow.View, World.Site.Value, "", "planted"), 1, "{\"i\":\"planted\"}"u8.ToArray());
        await PlantAsync(world, "session-timeline", [planted], []);

        var found = (await world.Rebuilds.VerifyAsync("session-timeline", null, World.Patience)).ShouldHaveSingleItem();
        found.FirstDifference.ShouldNotBeNull().ShouldContain("planted");

        await world.Rebuilds.RebuildAsync("session-timeline", null, World.Patience);
        (await world.SessionsAsync(World.Site)).ShouldNotContain(s => s.Contains("planted", StringComparison.Ordinal));
        (await world.Rebuilds.VerifyAsync("session-timeline", null, World.Patience)).Single().FirstDifference.ShouldBeNull();
    }

    [Fact]
    public async Task A_total_changed_by_hand_is_found_by_verify_and_mended_by_a_rebuild()
    {
        await using var world = await SettledAsync();
        var before = await world.TotalsAsync("click-map", World.Site);
        var key = new RollupKey("click", World.Site.Value, "/p0", "0", "", BucketSize.Quarter, TotalAddress.QuarterOf(1795255200000));
        await PlantAsync(world, "click-map", [], [new RollupDelta(key, new Dictionary<int, long> { [7] = 100 })]);

        (await world.Rebuilds.VerifyAsync("click-map", null, World.Patience)).Single().FirstDifference.ShouldNotBeNull();
        await world.Rebuilds.RebuildAsync("click-map", null, World.Patience);
        (await world.TotalsAsync("click-map", World.Site)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task The_live_views_serve_while_others_are_built_and_go_on_growing_afterwards()
    {
        await using var world = await SettledAsync();
        var old = await world.LiveAsync("click-map");
        var progress = new List<double>();
        await world.Rebuilds.RebuildAsync(
            "click-map",
            p =>
            {
                progress.Add(p.Part);
                world.LiveAsync("click-map").GetAwaiter().GetResult().Id.ShouldBe(old.Id);
            },
            World.Patience);

        progress.ShouldNotBeEmpty();
        progress[^1].ShouldBe(1);
        (await world.LiveAsync("click-map")).Id.ShouldNotBe(old.Id);
        (await world.Views.ListAsync()).ShouldNotContain(g => g.Id == old.Id);

        var more = RandomWorld.Of(77);
        await world.AppendAsync(more);
        await world.SettleAsync();
        (await world.TotalsAsync("click-map", World.Site))
            .ShouldBe(BruteForce.Totals(new ClickMapProjection(), RandomWorld.Of(5).Concat(more), World.Site), ignoreOrder: true);
    }

    [Fact]
    public async Task Watchers_are_told_of_what_took_the_place_of_the_old_one_though_nobody_comes_by()
    {
        await using var world = await SettledAsync();
        await using var watcher = world.Announcements.WatchAsync(World.Patience).GetAsyncEnumerator();

        await world.Rebuilds.RebuildAsync("click-map", null, World.Patience);

        (await watcher.MoveNextAsync()).ShouldBeTrue();
        var (told, live) = (watcher.Current.ShouldNotBeNull(), await world.LiveAsync("click-map"));
        (told.Projection, told.Generation).ShouldBe(("click-map", live.Id));
        Position.Parse(told.Position).ShouldBeGreaterThan(Position.Start);
    }

    [Fact]
    public async Task A_new_code_version_is_built_beside_the_old_one_and_takes_its_place()
    {
        await using var old = await SettledAsync();
        await old.DisposeAsync();
        var next = new Renumbered(new ClickMapProjection(), 2);
        await using var world = new World([next], old.Log, old.Views).Start();
        await world.Node.Opened.WaitAsync(World.Patience);
        await world.Rebuilds.BuildDueAsync(World.Patience);
        (await world.LiveAsync("click-map")).CodeVersion.ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_projection_is_named_with_those_that_there_are()
    {
        await using var world = await SettledAsync();
        var refused = await Should.ThrowAsync<UnknownProjectionException>(() => world.Rebuilds.RebuildAsync("heat", null, World.Patience));
        refused.Message.ShouldContain("click-map, page-figures, session-timeline");
    }

    private static async Task<World> SettledAsync()
    {
        var world = new World().Start();
        await world.AppendAsync(RandomWorld.Of(5));
        await world.SettleAsync();
        return world;
    }

    private static async Task PlantAsync(World world, string projection, IReadOnlyList<ViewRow> rows, IReadOnlyList<RollupDelta> totals) =>
        await world.Views.CommitAsync(
            new Fence(world.Node.Member.Held), [new GenerationCommit((await world.LiveAsync(projection)).Id, rows, [], totals, [], [])], World.Patience);

    private sealed class Renumbered(IProjection projection, int code) : IProjection
    {
        public ProjectionVersion Version => projection.Version with { Code = code };

        public ISubjectFold Begin(Definitions definitions) => projection.Begin(definitions);

        public ISubjectFold Resume(Definitions definitions, ReadOnlySpan<byte> state) => projection.Resume(definitions, state);
    }
}
