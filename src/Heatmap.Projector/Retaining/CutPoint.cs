using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>
/// Where to cut a subject's stream: everything before was received before the line, and it falls between two sessions, so that
/// whatever sums up a session is either wholly kept or wholly gone. A session that reaches over the line waits for its end; but not
/// longer than a day: who never pauses (a monitoring robot) is cut at the line itself.
/// </summary>
internal static class CutPoint
{
    private const long Day = 24 * 60 * 60_000;

    // Before every time and behind every time, so far inside that they can be subtracted.
    private const long Never = long.MinValue / 4;
    private const long Ever = long.MaxValue / 4;

    /// <summary>The first revision that is kept, which begins an append; null when there is nothing to cut (yet).</summary>
    /// <param name="events">A stream's events by revision.</param>
    /// <param name="before">The line, Unix milliseconds.</param>
    /// <param name="gap">The pause that ends a session, in milliseconds.</param>
    public static long? Of(IReadOnlyList<VisitorEvent> events, long before, long gap)
    {
        var line = 0;
        while (line < events.Count && events[line].Envelope.ReceivedAt < before) line++;
        while (line > 0 && !BeginsAppend(events, line)) line--;
        var (latest, soonest) = (LatestBefore(events), Soonest(events, line));
        for (var i = line; i > 0; i--)
        {
            if (BeginsAppend(events, i) && soonest - latest[i] > gap) return FirstKept(events, i);
            if (events[i - 1].Envelope.ReceivedAt < before - Day) return FirstKept(events, line);
            if (events[i - 1].IsByVisitor) soonest = Math.Min(soonest, events[i - 1].Envelope.At);
        }

        return null;
    }

    private static long FirstKept(IReadOnlyList<VisitorEvent> events, int index) =>
        index < events.Count ? events[index].Revision : events[^1].Revision + 1;

    private static bool BeginsAppend(IReadOnlyList<VisitorEvent> events, int index) =>
        index == events.Count || events[index].Envelope.Batch != events[index - 1].Envelope.Batch;

    private static long[] LatestBefore(IReadOnlyList<VisitorEvent> events)
    {
        var latest = new long[events.Count + 1];
        latest[0] = Never;
        for (var i = 0; i < events.Count; i++) latest[i + 1] = events[i].IsByVisitor ? Math.Max(latest[i], events[i].Envelope.At) : latest[i];
        return latest;
    }

    private static long Soonest(IReadOnlyList<VisitorEvent> events, int from) =>
        events.Skip(from).Where(e => e.IsByVisitor).Select(e => e.Envelope.At).DefaultIfEmpty(Ever).Min();
}
