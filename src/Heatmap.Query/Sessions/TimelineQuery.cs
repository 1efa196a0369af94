using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>
/// A session's timeline: its events, read from the subject's stream between the revisions that the session names. They stand in
/// the log once, not a second time in a view; the session's row says which they are.
/// </summary>
public sealed class TimelineQuery(IEventReader reader, EventCodec codec)
{
    /// <summary>The entries in the order in which they happened; with <paramref name="fromRevision"/> only those from that revision on.</summary>
    /// <exception cref="LogUnavailableException">The log can't be read now.</exception>
    public async Task<IReadOnlyList<TimelineEntry>> EntriesAsync(
        SiteId site, SessionRow session, long? fromRevision, CancellationToken cancellation)
    {
        var subject = SubjectId.Parse(session.Subject);
        var from = Math.Max(fromRevision ?? 0, session.FirstRevision);
        var events = new List<VisitorEvent>();
        var stream = StreamName.Visitor(site, subject);
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, from, cancellation))
        {
            if (recorded.Revision > session.LastRevision) break;
            var e = new VisitorEvent(
                site, subject, recorded.Revision, EventCodec.ReadEnvelope(recorded.Metadata), codec.Read(recorded.Type, recorded.Data));
            if (e.Moment >= session.First && e.Moment <= session.Last && e.IsByVisitor) events.Add(e);
        }

        events.Sort(VisitorEvent.AsItHappened);
        return [.. events.Select(TimelineEntries.Of)];
    }
}
