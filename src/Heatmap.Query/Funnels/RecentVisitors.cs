using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>What a site's latest visitors did, read from their streams: for questions that no view answers, over as many as can be read at once.</summary>
public sealed class RecentVisitors(SessionsQuery sessions, IEventReader reader, EventCodec codec, TimeProvider time)
{
    private const int SessionsAtOnce = 500;
    private const int MostSessions = 2_000;
    private const int MostEvents = 200_000;

    // Somebody waits for the answer while typing.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1.5);

    /// <summary>Visitors whose sessions began between two times (Unix milliseconds), latest first, as far as can be read.</summary>
    /// <param name="site">Whose visitors.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">The last, not included.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="take">Is handed each one's whole story, in the order in which it happened.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ViewMissingException">The session list is still being built.</exception>
    /// <exception cref="LogUnavailableException">The log can't be read now.</exception>
    public async Task<RecentlyRead> ReadAsync(
        SiteId site, long from, long to, int most, Action<IReadOnlyList<VisitorEvent>> take, CancellationToken cancellation)
    {
        var (subjects, isAll) = await SubjectsAsync(site, from, to, most, cancellation);
        var (begun, visitors, events) = (time.GetTimestamp(), 0, 0);
        foreach (var subject in subjects)
        {
            if (events > MostEvents || time.GetElapsedTime(begun) > Longest) return new RecentlyRead(visitors, IsAll: false);
            var story = await StoryAsync(site, subject, cancellation);
            events += story.Count;
            visitors++;
            take(story);
        }

        return new RecentlyRead(visitors, isAll);
    }

    private async Task<(List<SubjectId> Subjects, bool IsAll)> SubjectsAsync(SiteId site, long from, long to, int most, CancellationToken cancellation)
    {
        var (found, order, looked) = (new HashSet<string>(), new List<SubjectId>(), 0);
        (long, string)? after = null;
        while (true)
        {
            var page = await sessions.ListAsync(new SessionsAsked(site, from, to, SessionsAtOnce, after), cancellation);
            foreach (var session in page.Sessions.Where(s => found.Add(s.Subject)))
            {
                if (order.Count == most) return (order, false);
                order.Add(SubjectId.Parse(session.Subject));
            }

            looked += page.Sessions.Count;
            if (!page.HasMore) return (order, true);
            if (looked >= MostSessions) return (order, false);
            after = (page.Sessions[^1].First.At, page.Sessions[^1].Id);
        }
    }

    private async Task<IReadOnlyList<VisitorEvent>> StoryAsync(SiteId site, SubjectId subject, CancellationToken cancellation)
    {
        var (events, kept) = (new List<VisitorEvent>(), 0L);
        await foreach (var recorded in reader.ReadStreamAsync(StreamName.Visitor(site, subject), ReadDirection.Forwards, cancellation: cancellation))
        {
            var e = new VisitorEvent(site, subject, recorded.Revision, EventCodec.ReadEnvelope(recorded.Metadata), codec.Read(recorded.Type, recorded.Data));
            if (e.Happened is SubjectForgotten { Effect: ErasureEffect.RemoveFromTotals }) return [];
            if (e.Happened is HistoryCut cut) kept = Math.Max(kept, cut.FirstKept);
            if (!e.IsOfRetention) events.Add(e);
        }

        events.RemoveAll(e => e.Revision < kept);
        events.Sort(VisitorEvent.AsItHappened);
        return events;
    }
}
