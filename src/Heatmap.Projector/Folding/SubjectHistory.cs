using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>Reads what one subject did, up to a revision of its stream.</summary>
internal sealed class SubjectHistory(IEventReader reader, EventDecoding decoding)
{
    public async Task<List<VisitorEvent>> ReadAsync(SubjectKey key, long upTo, CancellationToken cancellation)
    {
        var events = new List<VisitorEvent>();
        var stream = StreamName.Visitor(key.Site, key.Subject);
        await foreach (var recorded in reader.ReadStreamAsync(stream, ReadDirection.Forwards, cancellation: cancellation))
        {
            if (recorded.Revision > upTo) break;
            events.Add(decoding.Decode(recorded, key.Site, key.Subject));
        }

        return events;
    }
}
