using Heatmap.Api;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Server.Tests;

/// <summary>What a slow reader of a subscription misses comes as one change, which says what all of them said.</summary>
public sealed class MissedChangesTests
{
    [Fact]
    public void What_was_added_to_a_heatmap_is_added_up()
    {
        var changes = Enumerable.Range(1, 20).Select(n => Heat(n, cell: n % 3, weight: n * 100, element: $"#e{n % 2}")).ToList();

        var one = changes.Aggregate((missed, change) => missed.Then(change)).ToFields();

        one.Cells.ShouldBe([0, 0, 3 + 6 + 9 + 12 + 15 + 18, 1, 0, 1 + 4 + 7 + 10 + 13 + 16 + 19, 2, 0, 2 + 5 + 8 + 11 + 14 + 17 + 20]);
        one.Elements.ToDictionary(e => e.Selector, e => e.Weight).ShouldBe(new Dictionary<string, double> { ["#e0"] = 110, ["#e1"] = 100 }, ignoreOrder: true);
        (one.Position, one.Stale).ShouldBe(("20", false));
    }

    [Fact]
    public void A_heatmap_that_must_be_asked_for_again_stays_so_at_the_newest_position()
    {
        foreach (var change in (HeatChange[])[Heat(1, 1, 1, "a").Then(HeatChange.Unknown("2")), HeatChange.Unknown("1").Then(Heat(2, 1, 1, "a"))])
            (change.Stale, change.Position, change.Cells.Count + change.Elements.Count).ShouldBe((true, "2", 0));
    }

    [Fact]
    public void Of_each_session_the_last_word_counts()
    {
        var one = new SessionsChangeFields([Session("a", 1), Session("b", 1), Session("c", 1)], ["x", "y"], Stale: false)
            .Then(new SessionsChangeFields([Session("b", 2), Session("x", 1)], ["c"], Stale: false));

        one.Sessions.Select(s => (s.Id, s.Events)).ShouldBe([("a", 1), ("b", 2), ("x", 1)]);
        one.Removed.ShouldBe(["y", "c"]);
        one.Then(new SessionsChangeFields([], [], Stale: true)).ShouldSatisfyAllConditions(s => s.Stale.ShouldBeTrue(), s => s.Sessions.ShouldBeEmpty());
    }

    [Fact]
    public void A_timelines_entries_follow_each_other_until_it_is_simpler_to_ask_again()
    {
        var one = Timeline(1).Then(Timeline(2)).Then(Timeline(3));
        one.Entries.Select(e => e.X).ShouldBe([1, 2, 3]);
        (one.Session.Events, one.Stale).ShouldBe((3, false));

        var many = Enumerable.Range(1, 1001).Select(Timeline).Aggregate((missed, change) => missed.Then(change));
        (many.Session.Events, many.Stale, many.Entries.Count).ShouldBe((1001, true, 0));
    }

    private static HeatChange Heat(int position, int cell, long weight, string element) => new(
        new Dictionary<int, long> { [cell] = weight },
        new Dictionary<string, IReadOnlyDictionary<int, long>> { [element] = new Dictionary<int, long> { [0] = weight } },
        $"{position}",
        Stale: false);

    private static SessionTimelineChangeFields Timeline(int n)
    {
        var entry = new TimelineEntry(default, n, "click", "/", n, n, null, "Clicked", null, new PageLeft(1));
        return new SessionTimelineChangeFields(Session("a", n), [new TimelineEntryFields(new SiteId("site"), Row("a", n), entry)], Stale: false);
    }

    private static SessionFields Session(string id, int events) => new(
        new SiteId("site"),
        Row(id, events),
        new Origin(new Generation(new GenerationId(1), "session-timeline", 1, "*", 1, GenerationState.Live, null), Position.Start, ""));

    private static SessionRow Row(string id, int events) => new() { Id = id, Subject = new SubjectId(Guid.Empty).ToString(), Events = events };
}
