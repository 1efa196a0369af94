using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Projector.Tests.Retaining;
using Heatmap.Views;

namespace Heatmap.Projector.Tests.Accounts;

/// <summary>What accounts count depends on what happened, and on nothing else.</summary>
public sealed class AccountProperties
{
    private const string Name = "accounts";

    [Fact]
    public void Accounts_count_the_same_in_whatever_order_and_batches_their_visitors_events_arrive() => Holds(30, async (seed, order) =>
    {
        var happenings = CompanyVisits.Of(RandomWorld.Of(seed), seed);
        await using var world = new World().Start();
        var arriving = RandomWorld.Reshuffled(happenings, order);
        await world.AppendAsync(arriving.Take(arriving.Count / 2));
        if (order % 2 == 0) await world.SettleAsync();
        await world.AppendAsync(arriving.Skip(arriving.Count / 2));
        await world.SettleAsync();

        foreach (var site in new[] { World.Site, World.OtherSite })
            (await world.TotalsAsync(Name, site)).ShouldBe(BruteForce.Totals(new AccountsProjection(), happenings, site), ignoreOrder: true);
        await ShouldVerifyAsync(world);
        (await world.Rebuilds.SampleAsync(Name, 1000, seed: 1, _ => { }, World.Patience)).ShouldAllBe(r => r.FirstDifference == null);
    });

    [Fact]
    public void Who_is_taken_out_of_totals_leaves_every_account() => Holds(15, async (seed, order) =>
    {
        var happenings = CompanyVisits.Of(RandomWorld.Of(seed), seed);
        var forgotten = happenings[0];
        await using var world = new World().Start();
        await world.AppendAsync(RandomWorld.Reshuffled(happenings, order));
        var envelope = new Envelope { At = 1795355200000, ReceivedAt = 1795355200000 };
        await world.AppendAsync(forgotten with { Batch = Guid.NewGuid(), Envelope = envelope, Event = new SubjectForgotten(Guid.NewGuid(), ErasureEffect.RemoveFromTotals) });
        await world.SettleAsync();

        (await world.TotalsAsync(Name, forgotten.Site)).ShouldBe(
            BruteForce.Totals(new AccountsProjection(), happenings.Where(h => h.Subject != forgotten.Subject), forgotten.Site), ignoreOrder: true);
        await ShouldVerifyAsync(world);
    });

    [Fact]
    public void Rebuilt_equals_live_also_when_retention_took_what_told_whose_a_visitor_is() => Holds(15, async (seed, order) =>
    {
        await using var retaining = new RetainingWorld();
        var (happenings, random) = (CompanyVisits.Of(Weeks.Of(seed), seed), new Random(order));
        for (var midnight = Weeks.Begin + Weeks.Day; midnight <= happenings[^1].Envelope.ReceivedAt + Weeks.Day; midnight += Weeks.Day)
        {
            await retaining.ArriveAsync(happenings.Where(h => h.Envelope.ReceivedAt >= midnight - Weeks.Day && h.Envelope.ReceivedAt < midnight));
            if (random.Next(3) > 0) await retaining.NightAsync(midnight);
        }

        await retaining.World.SettleAsync();
        await ShouldVerifyAsync(retaining.World);
    });

    [Fact]
    public async Task What_was_known_of_a_visitor_outlives_the_events_that_told_it()
    {
        await using var retaining = new RetainingWorld();
        var visits = Weeks.On(World.Site, [0, 12]).ToList();
        var last = visits.FindIndex(h => h.Envelope.ReceivedAt > Weeks.Begin + (2 * Weeks.Day)) - 1;
        visits[last] = visits[last] with { Event = new VisitorIdentified("acme.example", null) };
        await retaining.ArriveAsync(visits);
        await retaining.World.SettleAsync();
        var before = await AccountsAsync();

        await retaining.NightAsync(Weeks.Begin + (13 * Weeks.Day));
        await retaining.World.SettleAsync();

        before.ShouldBe(["domain:acme.example"]);
        (await AccountsAsync()).ShouldBe(["domain:acme.example"]);
        retaining.Archive.Taken.Select(e => e.Type).ShouldContain("visitor.identified.v1");
        (await retaining.Archive.LeftAsync()).Select(e => e.Type).ShouldContain("visitor.known.v1");
        await ShouldVerifyAsync(retaining.World);

        async Task<List<string>> AccountsAsync() => [.. (await retaining.World.TotalsAsync(Name, World.Site)).Keys.Select(k => k.Split(' ')[1]).Distinct()];
    }

    [Fact]
    public async Task Who_said_what_of_a_visitor_outlives_the_events_that_told_it()
    {
        await using var retaining = new RetainingWorld();
        var visits = Weeks.On(World.Site, [0, 12]).ToList();
        var last = visits.FindIndex(h => h.Envelope.ReceivedAt > Weeks.Begin + (2 * Weeks.Day)) - 1;
        visits[last] = visits[last] with { Event = new AccountUnlinked("domain:acme.example"), Envelope = visits[last].Envelope with { By = "ann" } };
        await retaining.ArriveAsync(visits);
        await retaining.World.SettleAsync();
        var before = await SaidAsync();

        await retaining.NightAsync(Weeks.Begin + (13 * Weeks.Day));
        await retaining.World.SettleAsync();

        before.ShouldBe([$"domain:acme.example ann {visits[last].Envelope.At}"]);
        (await SaidAsync()).ShouldBe(before);
        retaining.Archive.Taken.Select(e => e.Type).ShouldContain("account.unlinked.v1");
        await ShouldVerifyAsync(retaining.World);

        async Task<List<string>> SaidAsync()
        {
            var views = new TestViews(retaining.World.Views);
            var listing = new ViewListing(AccountSaidRow.View, World.Site.Value, "", 10);
            return [.. (await views.Rows.ListAsync((await views.LiveAsync(Name)).Id, listing)).Select(r => (Row: JsonSerializer.Deserialize(r.Document.Span, AccountJson.Default.AccountSaidRow)!, r.Rank))
                .Select(r => $"{r.Row.Account} {r.Row.By} {r.Rank}")];
        }
    }

    private static async Task ShouldVerifyAsync(World world)
    {
        foreach (var result in await world.Rebuilds.VerifyAsync(Name, null, World.Patience)) result.FirstDifference.ShouldBeNull();
    }

    private static void Holds(int times, Func<int, int, Task> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll<int, int>((seed, order) => property(seed, order).GetAwaiter().GetResult()));
}
