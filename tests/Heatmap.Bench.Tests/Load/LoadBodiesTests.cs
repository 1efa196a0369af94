using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heatmap.Bench.Tests;

public sealed class LoadBodiesTests
{
    private static readonly LoadTarget Target = new(new Uri("http://127.0.0.1:5080"), "pk_load", "http://shop.example");

    private static readonly IReadOnlyList<Batch> Bodies = Read(LoadShape.Ordinary, 300);

    [Fact]
    public void Every_body_is_valid_by_the_collect_schema()
    {
        foreach (var body in new LoadGenerator(Target, LoadShape.Ordinary, new StillTime(), 5).Bodies(70)) CollectSchema.FaultsOf(body.Span).ShouldBeEmpty();
    }

    [Fact]
    public void The_mix_is_as_told()
    {
        foreach (var batch in Bodies)
        {
            batch.Events.Count.ShouldBe(LoadShape.Ordinary.EventsPerBatch);
            batch.Events.OfType<Click>().Count().ShouldBe(LoadVisit.Busy.Clicks);
            (batch.Events.OfType<Move>().Count(), batch.Events.OfType<Reaction>().Count(), batch.Events.OfType<View>().Count()).ShouldBe((20, 6, 3));
            batch.Events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, LoadShape.Ordinary.EventsPerBatch));
            var clicks = batch.Events.OfType<Click>().ToDictionary(click => click.Seq);
            batch.Events.OfType<Reaction>().Select(reaction => reaction.Of).ShouldBeUnique();
            batch.Events.OfType<Reaction>().ShouldAllBe(reaction => clicks[reaction.Of].Page == reaction.Page && reaction.Of < reaction.Seq);
        }
    }

    [Fact]
    public void Batches_and_runs_are_all_different_and_one_batch_in_ten_is_from_somebody_new()
    {
        Bodies.Select(batch => batch.Id).ShouldBeUnique();
        Bodies.Select(batch => batch.Run).ShouldBeUnique();
        var known = new HashSet<Guid>();
        var fresh = Bodies.Select((batch, index) => (Index: index, IsNew: known.Add(batch.Visitor!.Value))).Where(seen => seen.IsNew).Select(seen => seen.Index);
        fresh.ShouldBe(Enumerable.Range(0, 30).Select(tenth => tenth * 10));
    }

    [Fact]
    public void A_visitors_batches_follow_each_other_within_the_hour()
    {
        foreach (var visitor in Bodies.GroupBy(batch => batch.Visitor))
        {
            var times = visitor.SelectMany(batch => batch.Events.Select(e => e.At)).ToList();
            times.ShouldBe(times.Order());
            times[0].ShouldBeGreaterThan(Some.Now.AddHours(-1).ToUnixTimeMilliseconds());
        }

        Bodies.ShouldAllBe(batch => batch.SentAt == Some.Now.ToUnixTimeMilliseconds() && batch.Events.Max(e => e.At) < batch.SentAt);
    }

    [Fact]
    public void Times_can_be_spread_over_the_past()
    {
        var ages = Read(LoadShape.Ordinary with { Spread = TimeSpan.FromHours(70) }, 300)
            .Select(batch => TimeSpan.FromMilliseconds(batch.SentAt - batch.Events[^1].At)).ToList();
        ages.ShouldAllBe(age => age > TimeSpan.Zero && age <= TimeSpan.FromHours(70));
        ages.Max().ShouldBeGreaterThan(TimeSpan.FromHours(65));
        ages.Min().ShouldBeLessThan(TimeSpan.FromHours(5));
    }

    [Fact]
    public void Pages_are_those_asked_for_and_bodies_vary()
    {
        Read(LoadShape.Ordinary with { Pages = ["/one.html"] }, 50).SelectMany(batch => batch.Pages).ShouldAllBe(page => page.Url == "http://shop.example/one.html");
        Bodies.Select(batch => string.Join(',', batch.Events.OfType<Click>().Select(click => (click.X, click.Y)))).Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_brief_visit_has_ten_events_and_says_of_which_company_the_visitor_is()
    {
        var shape = FunnelLog.Brief(events: 4_000, companies: 500).Shape;
        var bodies = new LoadGenerator(Target, shape, new StillTime(), 5).Bodies(400);
        foreach (var body in bodies.Take(70)) CollectSchema.FaultsOf(body.Span).ShouldBeEmpty();
        var batches = bodies.Select(body => JsonSerializer.Deserialize(body.Span, BatchJson.Default.Batch)!).ToList();
        batches.ShouldAllBe(batch => batch.Events.Count == 10 && batch.Pages.Count == 3);
        batches.Select(batch => batch.Visitor).ShouldBeUnique();

        var companies = batches.Select(batch => batch.Events.OfType<Identify>().ShouldHaveSingleItem().Email!)
            .Select(email => int.Parse(Regex.Match(email, "^somebody@c([0-9]{7})\\.example$").Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        companies.ShouldAllBe(company => company < 500);
        companies.Distinct().Count().ShouldBeGreaterThan(100);
        // Half of all visitors are of an eighth of the companies.
        ((double)companies.Count(company => company < 500 / 8) / companies.Count).ShouldBe(0.5, 0.1);
    }

    private static List<Batch> Read(LoadShape shape, int count) =>
        [.. new LoadGenerator(Target, shape, new StillTime(), 5).Bodies(count).Select(body => JsonSerializer.Deserialize(body.Span, BatchJson.Default.Batch)!)];

    private sealed class StillTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Some.Now;
    }
}
