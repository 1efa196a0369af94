using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>From what the log holds to what projections fold.</summary>
public sealed class EventDecoding(EventCodec codec, TimeProvider time)
{
    /// <summary>Decodes all of a page. What can't be read is left out, and named in the page.</summary>
    public DecodedPage Decode(LogPage page) => Decode(page, PartitionSet.All);

    /// <summary>Decodes what belongs to these partitions; the rest isn't looked at.</summary>
    internal DecodedPage Decode(LogPage page, PartitionSet wanted)
    {
        var (events, unreadable) = (new List<DecodedEvent>(page.Events.Count), new List<UnreadableEvent>());
        var (stream, partition) = (default(StreamName), 0);
        var (site, subject) = (default(SiteId), default(SubjectId));
        foreach (var recorded in page.Events)
        {
            // Appends bring many events of one stream in a row: its name is taken apart once.
            if (recorded.Stream != stream)
            {
                stream = recorded.Stream;
                partition = stream.TryVisitor(out site, out subject) ? Partition.Of(site, subject) : Nobody;
            }

            if (partition == Nobody) unreadable.Add(new UnreadableEvent(recorded.Position, 0, null, new PoisonEventException(recorded, "its stream is no visitor's")));
            else if (wanted.Contains(partition)) Add(events, unreadable, recorded, (site, subject, partition));
        }

        return new DecodedPage(events, page.End, page.CaughtUp, time.GetUtcNow().ToUnixTimeMilliseconds()) { Unreadable = unreadable };
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

    // An event of a stream that nobody's partition follows from is everybody's: it counts to the first, so that one node meets it.
    private const int Nobody = -1;

    private void Add(
        List<DecodedEvent> events, List<UnreadableEvent> unreadable, RecordedEvent recorded, (SiteId Site, SubjectId Subject, int Partition) of)
    {
        try
        {
            events.Add(new DecodedEvent(Decode(recorded, of.Site, of.Subject), recorded.Position, of.Partition));
        }
        catch (PoisonEventException why)
        {
            // Kept, not swallowed: it is thrown to whatever has to fold the event.
            unreadable.Add(new UnreadableEvent(recorded.Position, of.Partition, of.Site, why));
        }
    }
}
