using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>All that a subject's stream holds, retention's own notes too, in the order of revisions.</summary>
internal sealed class StreamEvents(SubjectKey key, IReadOnlyList<VisitorEvent> events)
{
    public SubjectKey Key { get; } = key;

    public IReadOnlyList<VisitorEvent> All { get; } = events;

    public StreamName Stream => StreamName.Visitor(Key.Site, Key.Subject);

    /// <summary>Where the stream ends; -1 when it shows no event.</summary>
    public long Last => All.Count == 0 ? -1 : All[^1].Revision;

    public static async Task<StreamEvents> ReadAsync(IEventReader reader, EventDecoding decoding, SubjectKey key, CancellationToken cancellation)
    {
        var events = new List<VisitorEvent>();
        var stream = StreamName.Visitor(key.Site, key.Subject);
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, cancellation: cancellation))
            events.Add(decoding.Decode(recorded, key.Site, key.Subject));
        return new StreamEvents(key, events);
    }

    /// <summary>The cut that a run made here, and where; null when it made none.</summary>
    public SubjectCut? CutOf(long run)
    {
        foreach (var e in All)
        {
            if (e.Happened is HistoryCut cut && cut.Run == run) return new SubjectCut(this, cut.FirstKept, e.Revision);
        }

        return null;
    }

    /// <summary>What visitors did, of revisions from and up to (both inclusive).</summary>
    public IEnumerable<VisitorEvent> Happened(long from, long to) => All.Where(e => !e.IsOfRetention && e.Revision >= from && e.Revision <= to);
}
