using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>From what the log holds to what projections fold.</summary>
public sealed class EventDecoding(EventCodec codec)
{
    /// <exception cref="PoisonEventException">An event can't be read; it is named.</exception>
    public DecodedPage Decode(LogPage page)
    {
        var events = new List<DecodedEvent>(page.Events.Count);
        var (stream, partition) = (default(StreamName), 0);
        var (site, subject) = (default(SiteId), default(SubjectId));
        foreach (var recorded in page.Events)
        {
            // Appends bring many events of one stream in a row: its name is taken apart once.
            if (recorded.Stream != stream)
            {
                stream = recorded.Stream;
                if (!stream.TryVisitor(out site, out subject)) throw new PoisonEventException(recorded, "its stream is no visitor's");
                partition = Partition.Of(site, subject);
            }

            events.Add(new DecodedEvent(Decode(recorded, site, subject), recorded.Position, partition));
        }

        return new DecodedPage(events, page.End, page.CaughtUp);
    }

    /// <exception cref="PoisonEventException">The event can't be read.</exception>
    public VisitorEvent Decode(RecordedEvent recorded, SiteId site, SubjectId subject)
    {
        try
        {
            return new VisitorEvent(
                site, subject, recorded.Revision, EventCodec.ReadEnvelope(recorded.Metadata), codec.Read(recorded.Type, recorded.Data));
        }
        catch (UnreadableEventException e)
        {
            throw new PoisonEventException(recorded, e.Message, e);
        }
    }
}
