using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>An event to be appended: its wire name, its data and its envelope, both as JSON. Its id follows from the envelope (<see cref="Envelope.Id"/>), so no store needs to be told.</summary>
public sealed record NewEvent(string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata)
{
    public static NewEvent Of(IEvent happened, Envelope envelope) =>
        new(EventTypes.Of(happened).Name, EventCodec.Write(happened), EventCodec.WriteEnvelope(envelope));
}
