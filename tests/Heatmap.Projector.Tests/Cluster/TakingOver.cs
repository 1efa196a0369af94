using Heatmap.Events;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class TakingOver
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_node_that_comes_gets_its_share_within_two_seconds()
    {
        await using var world = new ClusterWorld();
        var first = await AloneAsync(world);
        var second = world.Start();
        await world.PassEvenlyAsync(2 * Second);

        (first.Held, second.Held).ShouldBe((32, 32));
        await ShouldFoldAsync(world);
    }

    [Fact]
    public async Task A_killed_node_is_replaced_within_ten_seconds_and_what_came_meanwhile_is_folded()
    {
        await using var world = new ClusterWorld();
        var (killed, left) = await TwoAsync(world);
        killed.Gate.Kill();
        await world.AppendAsync(RandomWorld.Of(1, subjects: 12));
        await world.PassEvenlyAsync(4 * Second);
        left.Held.ShouldBe(32, "it may only be slow");
        await world.PassEvenlyAsync(6 * Second);

        left.Held.ShouldBe(64);
        await world.SettleAsync();
        await BruteForce.ShouldBeHeldAsync(world.Views, RandomWorld.Of(1, subjects: 12));
    }

    [Fact]
    public async Task A_node_that_stops_hands_over_at_once()
    {
        await using var world = new ClusterWorld();
        var (stopping, left) = await TwoAsync(world);
        stopping.Stop();
        await world.UntilAsync(async () => (await world.Views.Membership.ReadAsync()).Members.Count == 1, "it had left");
        await world.PassEvenlyAsync(Second);

        left.Held.ShouldBe(64);
        await ShouldFoldAsync(world);
    }

    [Fact]
    public async Task A_node_that_slept_with_a_commit_in_its_hands_commits_nothing_and_begins_afresh()
    {
        await using var world = new ClusterWorld();
        var (sleeper, left) = await TwoAsync(world);
        sleeper.Gate.PauseAt(nameof(IViewWriter.CommitAsync));
        await world.AppendAsync(RandomWorld.Of(1, subjects: 12));
        await world.UntilAsync(() => left.Held == 64, "the other had taken over");
        await world.SettleAsync();
        sleeper.Gate.IsPaused.ShouldBeTrue();
        sleeper.Gate.Wake();
        await world.UntilAsync(() => sleeper.Held == 32 && left.Held == 32, "it was back");

        sleeper.Gate.Refusals.ShouldContain(e => e is LeaseLostException);
        await ShouldFoldAsync(world, RandomWorld.Of(1, subjects: 12));
    }

    [Fact]
    public async Task Clocks_that_jump_take_nothing_from_anybody()
    {
        await using var world = new ClusterWorld();
        var (first, second) = await TwoAsync(world);
        var leases = (await world.Views.Membership.ReadAsync()).Leases;
        foreach (var days in new[] { 400, -800 })
        {
            world.Time.Jump(TimeSpan.FromDays(days));
            await world.PassEvenlyAsync(3 * Second);
        }

        (await world.Views.Membership.ReadAsync()).Leases.ShouldBe(leases);
        (first.Held, second.Held).ShouldBe((32, 32));
    }

    [Fact]
    public async Task What_lies_far_behind_is_caught_up_with_while_the_rest_stays_even()
    {
        await using var world = new ClusterWorld();
        var (killed, left) = await TwoAsync(world);
        killed.Gate.Kill();
        var behind = RandomWorld.Of(2, subjects: 40);
        await world.AppendAsync(behind);
        await world.UntilAsync(() => left.Held == 64, "the other had taken over");
        await ShouldFoldAsync(world, behind);
    }

    private static async Task<TestNode> AloneAsync(ClusterWorld world)
    {
        var node = world.Start();
        await world.UntilAsync(() => node.Held == 64 && node.Node.Opened.IsCompleted, "the first held all");
        return node;
    }

    private static async Task<(TestNode First, TestNode Second)> TwoAsync(ClusterWorld world)
    {
        var (first, second) = (await AloneAsync(world), world.Start());
        await world.UntilAsync(() => first.Held == 32 && second.Held == 32, "both had their share");
        return (first, second);
    }

    private static async Task ShouldFoldAsync(ClusterWorld world, params IReadOnlyList<Happening> before)
    {
        var more = RandomWorld.Of(77, subjects: 12);
        await world.AppendAsync(more);
        await world.SettleAsync();
        await BruteForce.ShouldBeHeldAsync(world.Views, [.. before, .. more]);
    }
}
