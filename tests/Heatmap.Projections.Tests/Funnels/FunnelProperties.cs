using FsCheck;
using FsCheck.Fluent;
using Heatmap.Events;

namespace Heatmap.Projections.Tests.Funnels;

public sealed class FunnelProperties
{
    private static readonly Arbitrary<string> Visits = Gen.Elements("abcxy...".ToCharArray()).ArrayOf(14).Select(pages => new string(pages)).ToArbitrary();

    private static readonly Arbitrary<Funnel> Ways = (
        from minutes in Gen.Choose(1, 12)
        from order in Gen.Elements(FunnelOrder.Ordered, FunnelOrder.Strict, FunnelOrder.Any)
        from excluded in Gen.Choose(0, 2)
        select Walk.Of("abc", minutes) with { Order = order, Exclusions = excluded == 0 ? [] : [Walk.Not('x', excluded)] }).ToArbitrary();

    [Fact]
    public void How_far_a_visit_got_is_what_a_search_through_all_ways_finds() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Ways, Visits, (funnel, pages) =>
    {
        var furthest = Search.Furthest(funnel, pages);
        var counts = Walk.Counts(funnel, Walk.Visiting(pages));
        return counts.SequenceEqual(Enumerable.Range(1, 3).Select(n => n <= furthest ? 1L : 0L))
            .Label($"{pages}: {string.Join(' ', counts)}, by search {furthest}");
    }));

    [Fact]
    public void How_often_each_attempt_gets_through_is_what_a_search_finds() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Ways, Visits, (way, pages) =>
    {
        var funnel = way with { Matching = FunnelMatching.Every };
        var through = Walk.Counts(funnel, Walk.Visiting(pages))[2];
        return (through == Search.Through(funnel, pages)).Label($"{pages}: {through}");
    }));

    [Fact]
    public void However_the_fold_is_cut_and_resumed_it_emits_the_same() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Ways, Visits, (way, pages) =>
    {
        var funnel = way with { Matching = FunnelMatching.Every, Counting = FunnelCounting.Sessions };
        var (definitions, visit) = (Walk.With(funnel), Walk.Visiting(pages));
        var (fold, cut) = (Walk.Funnels.Begin(definitions), new Emitted());
        foreach (var e in visit.Events)
        {
            fold.Fold(e, cut);
            fold = Walk.Funnels.Resume(definitions, fold.Save());
        }

        return Walk.Counts(cut, funnel).SequenceEqual(Walk.Counts(funnel, visit));
    }));
}
