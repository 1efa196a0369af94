using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests;

public class StandingStill
{
    [Fact]
    public async Task A_projection_that_throws_stands_still_at_that_event_and_the_others_go_on()
    {
        var happenings = RandomWorld.Of(3);
        await using var world = new World([new ClickMapProjection(), new Allergic()]).Start();
        await world.AppendAsync(happenings);
        await world.SettleAsync();

        var stopped = await world.LiveAsync("allergic");
        stopped.Trouble.ShouldNotBeNull().ShouldContain("allergic");
        stopped.Trouble.ShouldContain("position");
        (await world.TotalsAsync("click-map", World.Site)).ShouldBe(BruteForce.Totals(new ClickMapProjection(), happenings, World.Site), ignoreOrder: true);
        (await world.TotalsAsync("allergic", World.Site)).ShouldBeEmpty("nothing of the page that it failed at is committed");
    }

    [Fact]
    public async Task An_event_that_nobody_can_read_stops_all_and_is_named()
    {
        await using var world = new World().Start();
        var subject = new SubjectId(new Guid(1, 2, 3, new byte[8]));
        var unknown = new NewEvent("pointer.sneezed.v1", "{}"u8.ToArray(), EventCodec.WriteEnvelope(new Envelope { At = 1, ReceivedAt = 1 }));
        await world.Log.AppendAsync(StreamName.Visitor(World.Site, subject), ExpectedRevision.NoStream, [unknown]);
        await TroubledAsync(world);

        foreach (var generation in await world.Views.ListAsync())
            generation.Trouble.ShouldNotBeNull().ShouldContain("pointer.sneezed.v1");
    }

    [Fact]
    public async Task What_stood_still_goes_on_after_a_restart_with_mended_code()
    {
        var happenings = RandomWorld.Of(3);
        await using var sick = new World([new Allergic()]).Start();
        await sick.AppendAsync(happenings);
        await TroubledAsync(sick);
        await sick.DisposeAsync();

        await using var mended = new World([new Allergic { Cured = true }], sick.Log, sick.Views).Start();
        await mended.SettleAsync();
        (await mended.LiveAsync("allergic")).Trouble.ShouldBeNull();
        (await mended.TotalsAsync("allergic", World.Site)).ShouldNotBeEmpty();
    }

    private static async Task TroubledAsync(World world)
    {
        await world.Node.Opened.WaitAsync(World.Patience);
        while ((await world.Views.ListAsync(World.Patience)).Any(g => g.Trouble is null)) await Task.Yield();
    }
}
