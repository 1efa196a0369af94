using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests.Retaining;

public class CrashedRuns
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_fails_at_any_call_is_resumed_and_comes_to_the_same(bool afterwards)
    {
        var (at, goesOn) = (0, true);
        while (goesOn)
        {
            at++;
            Fuse fuse = null!;
            await using var retaining = new RetainingWorld(ports => (fuse = new Fuse(ports, at, afterwards)).Ports);
            await FillAsync(retaining, RetainingWorld.DaysOfTotalsKept);
            goesOn = await FailsAsync(retaining);
            goesOn.ShouldBe(fuse.IsBlown);
            if (goesOn) await retaining.Retention.ApplyAsync(World.Site, null, World.Patience);
            await RetainingProperties.ShouldHoldAsync(retaining);
            retaining.Runs.Done.Count.ShouldBe(1);
            retaining.Keys.Subjects.Count.ShouldBe(1);
        }

        at.ShouldBeGreaterThan(15, "there are so many calls in the smallest run that cuts, keeps, removes and ends");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_built_while_a_run_lies_half_done_is_right_before_and_after_it_is_resumed(bool afterwards)
    {
        var (at, goesOn) = (0, true);
        while (goesOn)
        {
            at += 2;
            await using var retaining = new RetainingWorld(ports => new Fuse(ports, at, afterwards).Ports);
            await FillAsync(retaining, daysOfTotals: 60);
            goesOn = await FailsAsync(retaining);
            foreach (var projection in AllProjections.List)
            {
                await ShouldBeEqualAsync(retaining, projection);
                await retaining.World.Rebuilds.RebuildAsync(projection.Version.Name, null, World.Patience);
            }

            if (goesOn) await retaining.Retention.ApplyAsync(World.Site, null, World.Patience);
            await RetainingProperties.ShouldHoldAsync(retaining);
        }
    }

    /// <summary>Five weeks, nothing taken yet: one who came early, two who came again, one of them forgotten, and one who came late.</summary>
    private static async Task FillAsync(RetainingWorld retaining, long daysOfTotals)
    {
        var happenings = Weeks.On(World.Site, [1, 3], [2, 33], [4, 8, 32], [34]);
        await retaining.ArriveAsync(happenings);
        await retaining.ForgetAsync(World.Site, happenings.First(h => h.Envelope.At > Weeks.Begin + (32 * Weeks.Day)).Subject, ErasureEffect.RemoveFromTotals);
        retaining.Time.Now = Weeks.Begin + (36 * Weeks.Day);
        retaining.Runs.Due(
            World.Site,
            retaining.Time.Now - (RetainingWorld.DaysKept * Weeks.Day),
            retaining.Time.Now - (daysOfTotals * Weeks.Day));
    }

    private static async Task<bool> FailsAsync(RetainingWorld retaining)
    {
        try
        {
            await retaining.Retention.ApplyAsync(World.Site, null, World.Patience);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task ShouldBeEqualAsync(RetainingWorld retaining, IProjection projection)
    {
        foreach (var result in await retaining.World.Rebuilds.VerifyAsync(projection.Version.Name, null, World.Patience)) result.FirstDifference.ShouldBeNull();
    }
}
