using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class GivingWay
{
    private static readonly TimeSpan Lagging = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task A_build_goes_on_at_once_while_nothing_live_lies_behind()
    {
        await using var world = new ClusterWorld();
        var node = await StartedAsync(world);
        await new BuildPace(node.Node).GiveWayAsync(World.Patience).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task It_waits_while_another_node_lies_behind_and_goes_on_when_that_is_even()
    {
        await using var world = new ClusterWorld();
        var node = await StartedAsync(world);
        await OtherBeatsAsync(world, node, Lagging);
        var waiting = new BuildPace(node.Node).GiveWayAsync(World.Patience);
        await PassAsync(world, TimeSpan.FromSeconds(2));
        waiting.IsCompleted.ShouldBeFalse();

        await OtherBeatsAsync(world, node, TimeSpan.FromSeconds(0.9));
        await world.UntilAsync(() => waiting.IsCompleted, "the build went on");
        await waiting;
    }

    [Fact]
    public async Task It_waits_no_longer_than_five_seconds_before_a_page()
    {
        await using var world = new ClusterWorld();
        var node = await StartedAsync(world);
        await OtherBeatsAsync(world, node, Lagging);
        var (begun, waiting) = (world.Time.GetTimestamp(), new BuildPace(node.Node).GiveWayAsync(World.Patience));
        while (!waiting.IsCompleted)
        {
            await world.Views.Membership.BeatAsync("other", Lagging);
            await PassAsync(world, TimeSpan.FromSeconds(0.2));
        }

        world.Time.GetElapsedTime(begun).ShouldBeGreaterThanOrEqualTo(BuildPace.LongestWait);
    }

    [Fact]
    public async Task Speed_and_time_left_follow_from_what_is_done()
    {
        await using var world = new ClusterWorld();
        var node = await StartedAsync(world);
        var pace = new BuildPace(node.Node);
        var generation = (await world.Views.Generations.ListAsync())[0];
        pace.Folded(generation, 0, new Log.Position(0, 0), new Log.Position(400, 0)).TimeLeft.ShouldBeNull();
        await PassAsync(world, TimeSpan.FromSeconds(10));
        var told = pace.Folded(generation, 5000, new Log.Position(100, 0), new Log.Position(400, 0));

        (told.Part, told.EventsPerSecond, told.TimeLeft).ShouldBe((0.25, 500, TimeSpan.FromSeconds(30)));
    }

    private static async Task<TestNode> StartedAsync(ClusterWorld world)
    {
        var node = world.Start();
        await world.UntilAsync(() => node.Node.Opened.IsCompleted, "it was open");
        return node;
    }

    private static async Task OtherBeatsAsync(ClusterWorld world, TestNode node, TimeSpan lag)
    {
        await world.Views.Membership.BeatAsync("other", lag);
        await world.UntilAsync(() => node.Node.Cluster.Members.Any(m => m.Node == "other" && m.Lag == lag), "the node had seen it");
    }

    private static async Task PassAsync(ClusterWorld world, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(100)) await world.PassAsync(TimeSpan.FromMilliseconds(100));
    }
}
