using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Projector.Tests.Retaining;

namespace Heatmap.Projector.Tests.Accounts;

/// <summary>Whose a funnel's counts are depends on what is known in the end, and not on when it came to be known.</summary>
public sealed class FunnelAccountProperties
{
    private const string Name = "funnels";

    private static readonly Definitions Mapped = OtherRules.Definitions.Evolve(new AccountMapped("network:Globex Inc", "domain:acme.example", 5));

    [Fact]
    public void Funnels_count_the_same_by_account_in_whatever_order_and_batches_events_arrive() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll<int, int>((seed, order) => HoldsAsync(seed, order).GetAwaiter().GetResult()));

    [Fact]
    public void The_made_up_visits_have_funnels_with_accounts_and_without()
    {
        var totals = Enumerable.Range(0, 20).SelectMany(seed => BruteForce.Totals(new FunnelsProjection(), CompanyVisits.Of(RandomWorld.Of(seed), seed), World.Site, Mapped)).ToList();
        foreach (var account in new[] { "domain:acme.example", "domain:initech.example", "network:Acme Corp" })
            totals.ShouldContain(t => t.Key.Contains($" account {account} steps", StringComparison.Ordinal));
        totals.ShouldNotContain(t => t.Key.Contains("Globex", StringComparison.Ordinal), "it was said to be another");
        Sum(totals, "visitors.3 account ").ShouldBeInRange(1, Sum(totals, "visitors.3 device ") - 1);
    }

    [Fact]
    public void The_parts_of_a_dimension_are_the_whole_and_those_of_accounts_no_more() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll<int>(seed =>
        {
            var totals = BruteForce.Totals(new FunnelsProjection(), CompanyVisits.Of(RandomWorld.Of(seed), seed), World.Site, Mapped);
            foreach (var funnel in Mapped.Funnels)
            {
                var whole = ByCell(totals, $"{funnel.Key}  ");
                foreach (var dimension in new[] { FunnelView.Device, FunnelView.Country, FunnelView.Source, FunnelView.Campaign })
                    ByCell(totals, $"{funnel.Key} {dimension} ").ShouldBe(whole, ignoreOrder: true, dimension);
            }

            AccountsShouldBeWithinTheWhole(totals);
        }));

    [Fact]
    public void Retention_leaves_each_account_its_part() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll<int, int>((seed, order) => RetainedAsync(seed, new Random(order)).GetAwaiter().GetResult()));

    private static async Task RetainedAsync(int seed, Random random)
    {
        await using var retaining = new RetainingWorld();
        var world = retaining.World;
        world.Sites.Change(World.Site, Mapped);
        await world.Rebuilds.BuildDueAsync(World.Patience);
        var happenings = CompanyVisits.Of(Weeks.Of(seed), seed);
        for (var midnight = Weeks.Begin + Weeks.Day; midnight <= happenings[^1].Envelope.ReceivedAt + Weeks.Day; midnight += Weeks.Day)
        {
            await retaining.ArriveAsync(happenings.Where(h => h.Envelope.ReceivedAt >= midnight - Weeks.Day && h.Envelope.ReceivedAt < midnight));
            if (random.Next(3) > 0) await retaining.NightAsync(midnight);
        }

        await world.SettleAsync();
        foreach (var result in await world.Rebuilds.VerifyAsync(Name, null, World.Patience)) result.FirstDifference.ShouldBeNull();
        AccountsShouldBeWithinTheWhole(await world.TotalsAsync(Name, World.Site, World.Site.Value));
    }

    /// <summary>What they leave of it is of no account, and is never less than nothing.</summary>
    private static void AccountsShouldBeWithinTheWhole(Dictionary<string, long> totals)
    {
        foreach (var funnel in Mapped.Funnels)
        {
            var whole = ByCell(totals, $"{funnel.Key}  ");
            foreach (var (cell, count) in ByCell(totals, $"{funnel.Key} {FunnelView.Account} ")) count.ShouldBeLessThanOrEqualTo(whole.GetValueOrDefault(cell), cell);
        }
    }

    /// <summary>What stands under a name, added up over its facets (the whole has an empty one): by item, quarter-hour and cell.</summary>
    private static Dictionary<string, long> ByCell(Dictionary<string, long> totals, string name) => totals
        .Select(t => (Words: t.Key.Split(' '), t.Value, Of: t.Key))
        .Where(t => t.Of.StartsWith($"funnel {name}", StringComparison.Ordinal))
        .GroupBy(t => string.Join(' ', t.Words[^3..]), t => t.Value)
        .ToDictionary(g => g.Key, g => g.Sum());

    private static long Sum(IEnumerable<KeyValuePair<string, long>> totals, string name) =>
        totals.Where(t => t.Key.StartsWith($"funnel {name}", StringComparison.Ordinal) && t.Key.Contains(" steps ", StringComparison.Ordinal)).Sum(t => t.Value);

    private static async Task HoldsAsync(int seed, int order)
    {
        var happenings = CompanyVisits.Of(RandomWorld.Of(seed), seed);
        var arriving = RandomWorld.Reshuffled(happenings, order);
        await using var world = new World().Start();
        await world.AppendAsync(arriving.Take(arriving.Count / 3));
        world.Sites.Change(World.Site, Mapped);
        await world.Rebuilds.BuildDueAsync(World.Patience);
        await world.AppendAsync(arriving.Skip(arriving.Count / 3).Take(arriving.Count / 3));
        if (order % 2 == 0) await world.SettleAsync();
        await world.AppendAsync(arriving.Skip(arriving.Count / 3 * 2));
        await world.SettleAsync();

        (await world.TotalsAsync(Name, World.Site, World.Site.Value)).ShouldBe(BruteForce.Totals(new FunnelsProjection(), happenings, World.Site, Mapped), ignoreOrder: true);
        foreach (var result in await world.Rebuilds.VerifyAsync(Name, null, World.Patience)) result.FirstDifference.ShouldBeNull();
    }
}
