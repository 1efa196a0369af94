using Heatmap.Events;

namespace Heatmap.Log;

/// <summary>An event to be appended: its wire name, its data and its envelope, both as JSON.</summary>
public sealed record NewEvent(EventId Id, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata)
{
    public static NewEvent Of(IEvent happened, Envelope envelope) =>
        new(envelope.Id, EventTypes.Of(happened).Name, EventCodec.Write(happened), EventCodec.WriteEnvelope(envelope));
}
