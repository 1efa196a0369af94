using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>What was recorded of a session, by its events in the subject's stream.</summary>
public sealed class RecordingsQuery(IEventReader reader, EventCodec codec)
{
    /// <summary>The parts in the order in which they happened.</summary>
    /// <exception cref="LogUnavailableException">The log can't be read now.</exception>
    public async Task<IReadOnlyList<RecordedPart>> PartsAsync(SiteId site, SessionRow session, CancellationToken cancellation)
    {
        var parts = new List<RecordedPart>();
        var stream = StreamName.Visitor(site, SubjectId.Parse(session.Subject));
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, session.FirstRevision, cancellation))
        {
            if (recorded.Revision > session.LastRevision) break;
            var envelope = EventCodec.ReadEnvelope(recorded.Metadata);
            if (envelope.At < session.First.At || envelope.At > session.Last.At) continue;
            if (RecordedPart.Of(envelope, codec.Read(recorded.Type, recorded.Data)) is { } part) parts.Add(part);
        }

        return [.. parts.OrderBy(p => p.Envelope.At).ThenBy(p => p.Envelope.Run).ThenBy(p => p.Envelope.Sequence)];
    }
}
