using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests.Retaining;

public class RetainingProperties
{
    private static readonly Config Some = Config.QuickThrowOnFailure.WithMaxTest(25);

    [Fact]
    public void Totals_are_what_they_were_and_rebuilt_equals_live_whatever_happens_when() => Holds(async (seed, order) =>
    {
        await using var retaining = new RetainingWorld();
        await LiveThroughAsync(retaining, Weeks.Of(seed), new Random(order));
        await ShouldHoldAsync(retaining);
    });

    [Fact]
    public void What_is_gone_from_the_log_is_all_that_is_old_and_nothing_else() => Holds(async (seed, order) =>
    {
        await using var retaining = new RetainingWorld();
        var end = await LiveThroughAsync(retaining, Weeks.Of(seed), new Random(order));
        await retaining.NightAsync(end + Weeks.Day);
        var line = retaining.Time.Now - (RetainingWorld.DaysKept * Weeks.Day);
        foreach (var left in await retaining.Archive.LeftAsync())
            EventCodec.ReadEnvelope(left.Metadata).ReceivedAt.ShouldBeGreaterThanOrEqualTo(line - Weeks.Day, "no session may hold it longer");
        foreach (var taken in retaining.Archive.Taken.Where(e => e.Stream.TryVisitor(out _, out _) && e.Type is not ("history.cut.v1" or "subject.expired.v1")))
            EventCodec.ReadEnvelope(taken.Metadata).ReceivedAt.ShouldBeLessThan(line, "it is to be kept");
    });

    /// <summary>Days go by: visitors come, some are forgotten, nights take what is old, projections are built afresh. Returns the last midnight.</summary>
    private static async Task<long> LiveThroughAsync(RetainingWorld retaining, List<Happening> happenings, Random random)
    {
        for (var midnight = Weeks.Begin + Weeks.Day; ; midnight += Weeks.Day)
        {
            await retaining.ArriveAsync(happenings.Where(h => h.Envelope.ReceivedAt >= midnight - Weeks.Day && h.Envelope.ReceivedAt < midnight));
            if (random.Next(3) == 0) await retaining.World.SettleAsync();
            if (random.Next(12) == 0)
            {
                var whom = happenings[random.Next(happenings.Count)];
                await retaining.ForgetAsync(whom.Site, whom.Subject, random.Next(2) == 0 ? ErasureEffect.KeepTotals : ErasureEffect.RemoveFromTotals);
            }

            if (random.Next(3) > 0) await retaining.NightAsync(midnight);
            if (random.Next(12) == 0)
                await retaining.World.Rebuilds.RebuildAsync(AllProjections.List[random.Next(AllProjections.List.Count)].Version.Name, null, World.Patience);
            if (midnight > happenings[^1].Envelope.ReceivedAt) return midnight;
        }
    }

    internal static async Task ShouldHoldAsync(RetainingWorld retaining)
    {
        var world = retaining.World;
        await world.SettleAsync();
        var (counting, kept) = (await Oracle.CountingAsync(retaining.Archive), await Oracle.KeptAsync(retaining.Archive));
        foreach (var site in new[] { World.Site, World.OtherSite })
        {
            var line = retaining.Runs.Done.LastOrDefault(d => d.Run.Site == site).Run?.TotalsBefore ?? 0;
            foreach (var projection in AllProjections.List)
                (await world.TotalsAsync(projection.Version.Name, site)).ShouldBe(Oracle.Totals(projection, counting, site, line), ignoreOrder: true);
            (await world.SessionsAsync(site)).Select(BruteForce.Essence).Order().ShouldBe(
                BruteForce.Sessions(kept, site).Select(BruteForce.Essence).Order());
        }

        foreach (var projection in AllProjections.List)
        {
            foreach (var result in await world.Rebuilds.VerifyAsync(projection.Version.Name, null, World.Patience)) result.FirstDifference.ShouldBeNull();
        }

        var sample = await world.Rebuilds.SampleAsync("session-timeline", 1000, seed: 1, _ => { }, World.Patience);
        sample.ShouldHaveSingleItem().FirstDifference.ShouldBeNull();
    }

    private static void Holds(Func<int, int, Task> property) =>
        Check.One(Some, Prop.ForAll<int, int>((seed, order) => Task.Run(() => property(seed, order)).GetAwaiter().GetResult()));
}
