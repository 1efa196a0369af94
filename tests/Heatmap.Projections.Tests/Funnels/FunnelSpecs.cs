using Heatmap.Events;

namespace Heatmap.Projections.Tests.Funnels;

public sealed class FunnelSpecs
{
    [Theory]
    [InlineData("abc", "1 1 1")]
    [InlineData("axbxc", "1 1 1")]
    [InlineData("ab", "1 1 0")]
    [InlineData("acb", "1 1 0")]
    [InlineData("bca", "1 0 0")]
    [InlineData("xyz", "0 0 0")]
    [InlineData("aabbcc", "1 1 1")]
    [InlineData("abcabc", "1 1 1")]
    public void In_order_steps_may_have_anything_between_them(string pages, string counts) => Counted(Walk.Of("abc"), pages).ShouldBe(counts);

    [Theory]
    [InlineData("abc", "1 1 1")]
    [InlineData("axbc", "1 0 0")]
    [InlineData("abxc", "1 1 0")]
    [InlineData("abxabc", "1 1 1")]
    [InlineData("aabc", "1 1 1")]
    public void In_strict_order_nothing_of_the_steps_kinds_may_be_between_them(string pages, string counts) =>
        Counted(Walk.Of("abc") with { Order = FunnelOrder.Strict }, pages).ShouldBe(counts);

    [Fact]
    public void In_strict_order_what_is_of_another_kind_may_be_between_them()
    {
        var visit = new Visit().View(0, "/a").Click(1, "/a").View(2, "/b");
        Walk.Counts(Walk.Of("ab") with { Order = FunnelOrder.Strict }, visit).ShouldBe([1, 1]);
    }

    [Theory]
    [InlineData("cab", "1 1 1")]
    [InlineData("bxa", "1 1 0")]
    [InlineData("aaa", "1 0 0")]
    public void In_any_order_so_many_steps_count_as_were_taken(string pages, string counts) =>
        Counted(Walk.Of("abc") with { Order = FunnelOrder.Any }, pages).ShouldBe(counts);

    [Theory]
    [InlineData("a...b", 4, "1 1")]
    [InlineData("a....b", 4, "1 0")]
    [InlineData("a...a.b", 4, "1 1")]
    public void A_step_counts_within_the_window_from_the_first(string pages, int minutes, string counts)
    {
        Counted(Walk.Of("ab", minutes), pages).ShouldBe(counts);
        Counted(Walk.Of("ab", minutes) with { Order = FunnelOrder.Any }, pages).ShouldBe(counts);
    }

    [Theory]
    [InlineData("axbc", "1 0 0")]
    [InlineData("abxc", "1 1 1")]
    [InlineData("axabc", "1 1 1")]
    public void What_is_excluded_between_two_steps_ends_the_way(string pages, string counts) =>
        Counted(Walk.Of("abc") with { Exclusions = [Walk.Not('x', after: 1)] }, pages).ShouldBe(counts);

    [Fact]
    public void Every_attempt_counts_where_the_funnel_says_so()
    {
        var every = Walk.Of("ab", 5) with { Matching = FunnelMatching.Every };
        Counted(every, "ababa").ShouldBe("3 2");
        Counted(every, "a......ab").ShouldBe("2 1");
        Counted(every, "aab").ShouldBe("1 1");
    }

    [Fact]
    public void By_session_what_began_in_one_is_not_finished_in_another()
    {
        var visit = new Visit().View(0, "/a").View(40, "/b").View(41, "/a").View(42, "/b");
        Walk.Counts(Walk.Of("ab"), visit).ShouldBe([1, 1]);
        Walk.Counts(Walk.Of("ab") with { Counting = FunnelCounting.Sessions }, visit).ShouldBe([2, 1]);
    }

    [Fact]
    public void A_better_attempt_takes_the_place_of_the_one_before()
    {
        var funnel = Walk.Of("abc", 5);
        var emitted = Emitted.By(Walk.Funnels, Walk.Visiting("ab......................abc"), Walk.With(funnel));
        Walk.Counts(emitted, funnel).ShouldBe([1, 1, 1]);
        emitted.Totals.Where(t => t.Value != 0).Select(t => t.Key.Total.Quarter).Distinct().ShouldBe([TotalAddress.QuarterOf(Visit.Ten + (24 * 60_000))]);
        emitted.Rows.Values.OfType<FunnelRow>().ShouldHaveSingleItem().Times.Count.ShouldBe(3);
    }

    [Fact]
    public void Clicks_forms_events_and_groups_of_pages_are_steps_too()
    {
        var funnel = new Funnel
        {
            Id = Walk.Id,
            Name = "Buying",
            Window = 60 * 60_000,
            Steps =
            [
                new() { Kind = StepKind.Page, Page = "A product" },
                new() { Kind = StepKind.Click, Selector = "#buy", Page = "/products/*" },
                new() { Kind = StepKind.Submit, Page = "/checkout" },
                new() { Kind = StepKind.Event, Event = "bought", Conditions = [new("total", PropertyTest.IsAtLeast, "50")] },
            ],
        };
        var definitions = Walk.With(funnel) with { Pages = [new("/products/*", "A product")] };
        var visit = new Visit().View(0, "/products/7").Click(1, "/products/7").Submit(2, "/checkout");
        Walk.Counts(Emitted.By(Walk.Funnels, visit.Track(3, "bought", """{"total":49}"""), definitions), funnel).ShouldBe([1, 1, 1, 0]);
        Walk.Counts(Emitted.By(Walk.Funnels, visit.Track(4, "bought", """{"total":50}"""), definitions), funnel).ShouldBe([1, 1, 1, 1]);
    }

    [Fact]
    public void The_parts_of_each_dimension_add_up_to_the_whole()
    {
        var funnel = Walk.Of("ab") with { Counting = FunnelCounting.Sessions };
        var visit = new Visit().Start(0).View(0, "/a").View(1, "/b").View(60, "/a", new Campaign("news", "email", "spring", null, null)).View(61, "/x");
        var emitted = Emitted.By(Walk.Funnels, visit, Walk.With(funnel));
        Walk.Counts(emitted, funnel).ShouldBe([2, 1]);
        foreach (var dimension in (string[])["device", "country", "source", "campaign"])
        {
            var name = FunnelView.NameOf(Walk.Key, dimension);
            var facets = emitted.Totals.Keys.Where(k => k.Total.Name == name).Select(k => k.Total.Facet).Distinct().ToList();
            for (var step = 0; step < 2; step++) facets.Sum(f => Walk.Counts(emitted, funnel, dimension, f)[step]).ShouldBe(2 - step, dimension);
        }

        Walk.Counts(emitted, funnel, FunnelView.Campaign, "spring").ShouldBe([1, 0]);
    }

    [Fact]
    public void The_time_between_steps_is_told_to_within_five_in_a_hundred()
    {
        foreach (var time in (long[])[1, 10, 999, 60_000, 3_600_000, 90L * 24 * 3_600_000])
        {
            var told = Durations.OfBucket(Durations.BucketOf(time));
            (Math.Abs(told - time) / time).ShouldBeLessThan(.05, $"{time} ms");
        }
    }

    [Fact]
    public void A_site_without_funnels_emits_nothing()
    {
        var emitted = Emitted.By(Walk.Funnels, Walk.Visiting("abc"));
        (emitted.Totals.Count, emitted.Rows.Count).ShouldBe((0, 0));
    }

    private static string Counted(Funnel funnel, string pages) => string.Join(' ', Walk.Counts(funnel, Walk.Visiting(pages)));
}
