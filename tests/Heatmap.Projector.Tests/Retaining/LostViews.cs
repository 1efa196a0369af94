using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Projector.Tests.Retaining;

public class LostViews
{
    [Fact]
    public async Task Views_that_are_lost_are_built_with_what_was_kept_before_they_serve()
    {
        await using var before = new RetainingWorld();
        await before.ArriveAsync(Weeks.On(World.Site, [1, 3], [2, 33], [34]));
        await before.NightAsync(Weeks.Begin + (36 * Weeks.Day));
        await RetainingProperties.ShouldHoldAsync(before);
        var totals = await before.World.TotalsAsync("click-map", World.Site);
        var sessions = await before.World.SessionsAsync(World.Site);
        await before.World.DisposeAsync();

        await using var after = new World(log: before.World.Log, views: new InMemoryViews()).Start();
        await after.Node.Opened.WaitAsync(World.Patience);
        (await after.Views.ListAsync()).ShouldNotContain(g => g.State == GenerationState.Live, "half a total is worse than none");
        await after.Rebuilds.BuildDueAsync(World.Patience);

        await after.SettleAsync();
        (await after.TotalsAsync("click-map", World.Site)).ShouldBe(totals, ignoreOrder: true);
        (await after.SessionsAsync(World.Site)).ShouldBe(sessions, ignoreOrder: true);
        totals.ShouldNotBe(BruteForce.Totals(new ClickMapProjection(), await Oracle.KeptAsync(before.Archive), World.Site), "some of it only retention knows");
    }

    [Fact]
    public async Task Nothing_of_a_subject_that_is_gone_is_left_in_the_views()
    {
        await using var retaining = new RetainingWorld();
        await retaining.ArriveAsync(Weeks.On(World.Site, [1, 3], [34]));
        await retaining.World.SettleAsync();
        var generation = await retaining.World.LiveAsync("session-timeline");
        var gone = Weeks.On(World.Site, [1]).First().Subject.ToString();
        (await retaining.World.Views.StatesAsync(generation.Id, [(World.Site.Value, gone)])).ShouldNotBeEmpty();

        await retaining.NightAsync(Weeks.Begin + (36 * Weeks.Day));

        retaining.Keys.Subjects.Select(s => s.ToString()).ShouldBe([gone]);
        (await retaining.World.Views.StatesAsync(generation.Id, [(World.Site.Value, gone)])).ShouldBeEmpty();
        (await retaining.World.SessionsAsync(World.Site)).ShouldAllBe(s => !s.Contains(gone));
    }

    [Fact]
    public async Task What_a_projection_that_stands_still_has_not_folded_is_not_taken()
    {
        await using var retaining = new RetainingWorld();
        await retaining.ArriveAsync(Weeks.On(World.Site, [1, 3], [34]));
        await retaining.World.SettleAsync();
        var unknown = new Heatmap.Log.NewEvent(
            "pointer.sneezed.v1", "{}"u8.ToArray(), EventCodec.WriteEnvelope(new Envelope { At = retaining.Time.Now, ReceivedAt = retaining.Time.Now }));
        await retaining.World.Log.AppendAsync(
            StreamName.Visitor(World.OtherSite, new SubjectId(Guid.NewGuid())), Heatmap.Log.ExpectedRevision.NoStream, [unknown]);
        while ((await retaining.World.Views.ListAsync(World.Patience)).All(g => g.Trouble is null)) await Task.Yield();

        var held = await Should.ThrowAsync<RetentionHeldUpException>(() => retaining.NightAsync(Weeks.Begin + (36 * Weeks.Day)));

        held.Message.ShouldContain("stands still");
        retaining.Keys.Subjects.ShouldBeEmpty();
        retaining.Runs.Done.ShouldBeEmpty();
    }
}
