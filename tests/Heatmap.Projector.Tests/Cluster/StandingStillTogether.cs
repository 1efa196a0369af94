using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests;

public class StandingStillTogether
{
    private readonly Allergic _allergic = new();

    [Fact]
    public async Task A_poison_event_stops_its_projection_on_all_nodes_and_no_other()
    {
        await using var world = new ClusterWorld();
        await TroubledAsync(world);
        var more = RandomWorld.Of(4, subjects: 12);
        await world.AppendAsync(more);
        await world.SettleAsync();

        var trouble = (await world.Views.LiveAsync("allergic")).Trouble!;
        foreach (var named in (string[])["allergic", "partition", "position", "folded by node n"]) trouble.ShouldContain(named);
        (await world.Views.TotalsAsync("click-map", World.Site))
            .ShouldBe(BruteForce.Totals(new ClickMapProjection(), Happenings.Concat(more), World.Site), ignoreOrder: true);
    }

    [Fact]
    public async Task A_node_that_comes_to_others_leaves_it_standing_until_somebody_resumes_it()
    {
        await using var world = new ClusterWorld();
        await TroubledAsync(world);
        var trouble = (await world.Views.LiveAsync("allergic")).Trouble;
        _allergic.Cured = true;
        var third = Start(world);
        await world.UntilAsync(() => third.Held > 20, "the third had its share");
        (await world.Views.LiveAsync("allergic")).Trouble.ShouldBe(trouble);

        var resumed = third.Node.ResumeAsync("allergic", World.Patience);
        (await resumed).ShouldHaveSingleItem().Projection.ShouldBe("allergic");
        await world.SettleAsync();
        (await world.Views.LiveAsync("allergic")).Trouble.ShouldBeNull();
        (await world.Views.TotalsAsync("allergic", World.Site)).Values.Sum().ShouldBe(ClicksOf(Happenings));
    }

    [Fact]
    public async Task Resumed_without_a_cure_it_stands_still_again()
    {
        await using var world = new ClusterWorld();
        var node = await TroubledAsync(world);
        await node.Node.ResumeAsync("allergic", World.Patience);
        await world.UntilAsync(async () => (await world.Views.LiveAsync("allergic")).Trouble is not null, "it stood still again");
    }

    [Fact]
    public async Task The_first_node_of_a_cluster_that_was_down_tries_again()
    {
        await using var world = new ClusterWorld();
        await TroubledAsync(world);
        foreach (var node in world.Nodes) node.Stop();
        await world.UntilAsync(async () => (await world.Views.Membership.ReadAsync()).Members.Count == 0, "all had left");
        _allergic.Cured = true;
        Start(world);
        await world.UntilAsync(async () => (await world.Views.LiveAsync("allergic")).Trouble is null, "it was tried again");
        await world.SettleAsync();

        (await world.Views.TotalsAsync("allergic", World.Site)).Values.Sum().ShouldBe(ClicksOf(Happenings));
    }

    [Fact]
    public async Task An_event_that_can_not_be_read_stops_what_has_to_fold_it_and_names_it_once()
    {
        await using var world = new ClusterWorld();
        Start(world);
        Start(world);
        var subject = new SubjectId(new Guid(1, 2, 3, new byte[8]));
        var unknown = new NewEvent("pointer.sneezed.v1", "{}"u8.ToArray(), EventCodec.WriteEnvelope(new Envelope { At = 1, ReceivedAt = 1 }));
        await world.Log.AppendAsync(StreamName.Visitor(World.Site, subject), ExpectedRevision.NoStream, [unknown]);
        await world.UntilAsync(
            async () => await world.Views.Generations.ListAsync() is { Count: 2 } list && list.All(g => g.Trouble is not null), "both stood still");

        foreach (var generation in await world.Views.Generations.ListAsync()) generation.Trouble!.ShouldContain("pointer.sneezed.v1");
    }

    private static List<Happening> Happenings { get; } = RandomWorld.Of(3, subjects: 6);

    private static long ClicksOf(IEnumerable<Happening> happenings) => happenings.Count(h => h.Site == World.Site && h.Event is PointerClicked);

    private TestNode Start(ClusterWorld world) => world.Start([new ClickMapProjection(), _allergic]);

    /// <summary>Two nodes, of which one has met what it can't bear.</summary>
    private async Task<TestNode> TroubledAsync(ClusterWorld world)
    {
        var (first, second) = (Start(world), Start(world));
        await world.UntilAsync(() => first.Held == 32 && second.Held == 32, "both had their share");
        await world.AppendAsync(Happenings);
        await world.UntilAsync(async () => (await world.Views.LiveAsync("allergic")).Trouble is not null, "it stood still");
        return first;
    }
}
