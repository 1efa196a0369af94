using Heatmap.Events;

namespace Heatmap.Projections.Tests;

public class SessionTimelineSpecs
{
    private static readonly SessionTimelineProjection Sessions = new();
    private static readonly Campaign Spring = new("news", "email", "spring", null, null);

    [Fact]
    public void A_visit_without_a_long_pause_is_one_session()
    {
        var visit = new Visit().Start(0).View(0, "/").Click(1, "/").Leave(2, "/", 90_000).View(2, "/pricing").Click(31, "/pricing");

        var session = Emitted.By(Sessions, visit).Sessions.ShouldHaveSingleItem();
        session.Events.ShouldBe(6);
        session.PageViews.ShouldBe(2);
        session.Clicks.ShouldBe(2);
        session.EngagedMs.ShouldBe(90_000);
        (session.EntryPage, session.ExitPage).ShouldBe(("/", "/pricing"));
        (session.First.At, session.Last.At).ShouldBe((Visit.Ten, Visit.Ten + (31 * 60_000)));
        session.Capture!.Browser.ShouldBe("Firefox");
    }

    [Fact]
    public void A_pause_of_exactly_the_gap_does_not_split_and_a_millisecond_more_does()
    {
        Emitted.By(Sessions, new Visit().View(0, "/").Click(30, "/")).Sessions.Count.ShouldBe(1);
        Emitted.By(Sessions, new Visit().View(0, "/").Click(30 + (1 / 60_000.0), "/")).Sessions.Count.ShouldBe(2);
    }

    [Fact]
    public void A_session_ends_with_its_twenty_fourth_hour_however_busy_it_is()
    {
        var visit = new Visit().View(0, "/");
        for (var minute = 20; minute < 24 * 60; minute += 20) visit.Click(minute, "/");
        Emitted.By(Sessions, visit).Sessions.ShouldHaveSingleItem().Events.ShouldBe(72);

        visit.Click(24 * 60, "/").Click((24 * 60) + 20, "/");
        Emitted.By(Sessions, visit).Sessions.Select(s => s.Events).ShouldBe([72, 2]);
    }

    [Fact]
    public void The_gap_is_the_sites_own()
    {
        var visit = new Visit().View(0, "/").Click(10, "/");
        Emitted.By(Sessions, visit, new Definitions { Version = 2, SessionGap = 5 * 60_000 }).Sessions.Count.ShouldBe(2);
    }

    [Fact]
    public void Arriving_from_another_campaign_begins_a_session_where_the_site_wants_that()
    {
        var visit = new Visit().View(0, "/").View(1, "/", Spring).View(2, "/", Spring);
        Emitted.By(Sessions, visit).Sessions.Select(s => s.Campaign).ShouldBe([null, Spring]);
        Emitted.By(Sessions, visit, new Definitions { Version = 2, CampaignStartsSession = false }).Sessions.Count.ShouldBe(1);
    }

    [Fact]
    public void A_run_that_goes_on_after_a_pause_keeps_its_device()
    {
        var sessions = Emitted.By(Sessions, new Visit().Start(0, "Safari").View(0, "/").View(60, "/")).Sessions;
        sessions.Select(s => s.Capture?.Browser).ShouldBe(["Safari", "Safari"]);
        sessions[0].Id.ShouldNotBe(sessions[1].Id);
    }

    [Fact]
    public void Being_forgotten_is_no_part_of_a_session()
    {
        var session = Emitted.By(Sessions, new Visit().View(0, "/").Forget(5, ErasureEffect.KeepTotals)).Sessions.ShouldHaveSingleItem();
        session.Events.ShouldBe(1);
        session.Last.At.ShouldBe(Visit.Ten);
    }

    [Fact]
    public void The_fold_goes_on_from_what_it_saved()
    {
        var visit = new Visit().Start(0).View(0, "/").Click(1, "/").View(2, "/b", Spring).Click(3, "/b");
        var whole = Emitted.By(Sessions, visit);

        var (resumed, emitted) = (Sessions.Begin(Definitions.Default), new Emitted());
        foreach (var e in visit.Events)
        {
            resumed.Fold(e, emitted);
            resumed = Sessions.Resume(Definitions.Default, resumed.Save());
        }

        emitted.Sessions.ShouldBe(whole.Sessions, new SessionRowComparer());
    }

    [Fact]
    public void What_is_late_follows_inside_the_session_unless_it_would_split_it_or_begin_it()
    {
        var visit = new Visit().Start(0).View(0, "/").Click(10, "/").Click(5, "/").View(6, "/b").Click(-5, "/").View(7, "/c", Spring).Start(8);
        var fold = Sessions.Begin(Definitions.Default);
        foreach (var e in visit.Events.Take(3)) fold.Fold(e, new Emitted());
        fold.Follows(visit.Events[3]).ShouldBeTrue();
        fold.Follows(visit.Events[4]).ShouldBeTrue("a page view in the middle only counts");
        fold.Follows(visit.Events[5]).ShouldBeFalse("it would be the session's beginning");
        fold.Follows(visit.Events[6]).ShouldBeFalse("another campaign splits the session");
        fold.Follows(visit.Events[7]).ShouldBeFalse("it says what device the run is on");
    }

    private sealed class SessionRowComparer : IEqualityComparer<SessionRow>
    {
        public bool Equals(SessionRow? x, SessionRow? y) => Json(x) == Json(y);

        public int GetHashCode(SessionRow obj) => Json(obj).GetHashCode(StringComparison.Ordinal);

        private static string Json(SessionRow? row) => System.Text.Json.JsonSerializer.Serialize(row!, SessionJson.Default.SessionRow);
    }
}
