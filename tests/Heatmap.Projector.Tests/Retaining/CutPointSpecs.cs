using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests.Retaining;

public class CutPointSpecs
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Line = 100 * 24 * Hour;
    private const long Gap = 30 * Minute;

    [Fact]
    public void Everything_before_the_line_goes_when_the_visitor_paused_there() => Cut(Batch(-5 * Hour, 2), Batch(Hour, 2)).ShouldBe(2);

    [Fact]
    public void A_visitor_who_came_before_the_line_only_goes_altogether() => Cut(Batch(-5 * Hour, 2), Batch(-4 * Hour, 1)).ShouldBe(3);

    [Fact]
    public void Nothing_is_cut_of_who_came_after_the_line() => Cut(Batch(Minute, 2)).ShouldBeNull();

    [Fact]
    public void A_session_that_reaches_over_the_line_stays_whole() => Cut(Batch(-5 * Hour, 2), Batch(-10 * Minute, 2), Batch(10 * Minute, 1)).ShouldBe(2);

    [Fact]
    public void When_there_is_nothing_but_that_session_it_waits() => Cut(Batch(-20 * Minute, 2), Batch(-10 * Minute, 2), Batch(10 * Minute, 1)).ShouldBeNull();

    [Fact]
    public void A_pause_as_long_as_the_gap_does_not_end_a_session() => Cut(Batch(-Gap, 1), Batch(0, 1)).ShouldBeNull();

    [Fact]
    public void Who_never_pauses_for_a_day_is_cut_at_the_line() =>
        Cut([.. Enumerable.Range(-150, 300).Select(i => Batch(i * 20 * Minute, 1))]).ShouldBe(150);

    [Fact]
    public void A_batch_is_never_cut_through()
    {
        var straddling = new[] { (At: -10 * Hour, ReceivedAt: -Minute), (At: -Minute, ReceivedAt: -Minute) };
        Cut([Batch(-48 * Hour, 2), [.. straddling.Select(e => (Guid.Empty, e.At, e.ReceivedAt))], Batch(Minute, 1)]).ShouldBe(2);
    }

    [Fact]
    public void What_came_late_holds_its_session_together() =>
        Cut(Batch(-5 * Hour, 1), [(Guid.NewGuid(), (-5 * Hour) + Minute, 2 * Hour)]).ShouldBeNull();

    private static (Guid Batch, long At, long ReceivedAt)[] Batch(long at, int events)
    {
        var batch = Guid.NewGuid();
        return [.. Enumerable.Range(0, events).Select(i => (batch, at + i, at + events))];
    }

    private static long? Cut(params (Guid Batch, long At, long ReceivedAt)[][] batches)
    {
        var events = batches.SelectMany(b => b).Select((e, i) => new VisitorEvent(
            World.Site, default, i, new Envelope { At = Line + e.At, ReceivedAt = Line + e.ReceivedAt, Batch = e.Batch }, new PageLeft(1)));
        return CutPoint.Of([.. events], Line, Gap);
    }
}
