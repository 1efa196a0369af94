using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>An event read from the log, with its envelope, and where it stands.</summary>
public readonly record struct DecodedEvent(StreamName Stream, long Revision, Position Position, IEvent Happened, Envelope Envelope)
{
    /// <exception cref="UnreadableEventException">Type, data or envelope can't be read by this version.</exception>
    public static DecodedEvent Of(RecordedEvent recorded, EventCodec codec) => new(
        recorded.Stream,
        recorded.Revision,
        recorded.Position,
        codec.Read(recorded.Type, recorded.Data),
        EventCodec.ReadEnvelope(recorded.Metadata));
}
