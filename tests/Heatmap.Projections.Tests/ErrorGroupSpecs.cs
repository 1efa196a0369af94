using Heatmap.Events;

namespace Heatmap.Projections.Tests;

public class ErrorGroupSpecs
{
    private static readonly SessionTimelineProjection Sessions = new();

    [Fact]
    public void An_error_counts_each_time_and_its_session_once()
    {
        var emitted = Emitted.By(Sessions, new Visit().View(0, "/cart").Fail(1, "/cart", "a").Fail(2, "/cart", "a").Fail(16, "/pay", "a").Fail(17, "/pay", "b"));

        Of(emitted, "a", "/cart", 0).ShouldBe((200, 100));
        Of(emitted, "a", "/pay", 1).ShouldBe((100, 0), "it had struck this session before");
        Of(emitted, "b", "/pay", 1).ShouldBe((100, 100));
        emitted.Sessions.ShouldHaveSingleItem().Errors.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void It_strikes_the_next_session_anew()
    {
        var emitted = Emitted.By(Sessions, new Visit().View(0, "/").Fail(1, "/", "a").View(60, "/").Fail(61, "/", "a"));

        Of(emitted, "a", "/", 0).ShouldBe((100, 100));
        Of(emitted, "a", "/", 4).ShouldBe((100, 100));
        emitted.Rows.Keys.Where(k => k.View == ErrorRow.View).Select(k => (k.Parent, k.Key))
            .ShouldBe(emitted.Sessions.Select(s => ("a", s.Id)), ignoreOrder: true);
    }

    [Fact]
    public void Its_row_tells_the_last_time_in_a_session()
    {
        var emitted = Emitted.By(Sessions, new Visit().View(0, "/").Fail(1, "/", "a").Fail(5, "/", "a").Click(6, "/"));

        var row = emitted.Rows.Values.OfType<ErrorRow>().ShouldHaveSingleItem();
        (row.At, row.Kind, row.Line, row.Column).ShouldBe((Visit.Ten + (5 * 60_000), "error", 1, 34));
        row.Subject.ShouldBe(Visit.Subject.ToString());
    }

    [Fact]
    public void One_that_comes_late_has_the_subject_folded_afresh()
    {
        var visit = new Visit().View(0, "/").Fail(2, "/", "a").Click(4, "/").Fail(1, "/", "a");
        var (fold, emitted) = (Sessions.Begin(Definitions.Default), new Emitted());
        foreach (var e in visit.Events.Take(3)) fold.Fold(e, emitted);

        fold.Follows(visit.Events[3]).ShouldBeFalse();
    }

    private static (long Times, long Sessions) Of(Emitted emitted, string fingerprint, string page, int quarter)
    {
        var total = new TotalAddress(ErrorGroupView.Family, fingerprint, "0", page, TotalAddress.QuarterOf(Visit.Ten) + quarter);
        return (emitted.Totals.GetValueOrDefault((total, ErrorGroupView.Times)), emitted.Totals.GetValueOrDefault((total, ErrorGroupView.Sessions)));
    }
}
