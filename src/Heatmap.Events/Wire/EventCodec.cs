using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Events;

/// <summary>Between records and the JSON that logs hold. Old versions are upcast on the way in.</summary>
public sealed class EventCodec(IEnumerable<Upcaster> upcasters)
{
    /// <summary>The codec with every upcaster of this version: none yet, since every event is at its first.</summary>
    public static EventCodec Default { get; } = new([]);

    private readonly FrozenDictionary<string, Upcaster> _upcasters = upcasters.ToFrozenDictionary(u => u.From, StringComparer.Ordinal);

    /// <exception cref="UnreadableEventException">The type is unknown, or the data doesn't fit it.</exception>
    public IEvent Read(string type, ReadOnlyMemory<byte> data) =>
        EventTypes.TryFind(type, out var known) ? known.Read(data.Span) : ReadOld(type, data);

    public static byte[] Write(IEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, EventTypes.Of(happened).Json);

    /// <exception cref="UnreadableEventException">The metadata is damaged.</exception>
    public static Envelope ReadEnvelope(ReadOnlyMemory<byte> metadata)
    {
        try
        {
            return QuickReading.Envelope(metadata.Span)
                ?? JsonSerializer.Deserialize(metadata.Span, EventJson.Default.Envelope)
                ?? throw new UnreadableEventException("envelope", "it is null");
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException("envelope", $"it doesn't fit at {e.Path}", e);
        }
    }

    public static byte[] WriteEnvelope(Envelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, EventJson.Default.Envelope);

    private IEvent ReadOld(string type, ReadOnlyMemory<byte> data)
    {
        if (!_upcasters.ContainsKey(type)) throw new UnreadableEventException(type, "no version of Heatmap up to this one writes it");
        var json = JsonNode.Parse(data.Span) as JsonObject ?? throw new UnreadableEventException(type, "its data is not an object");
        var name = type;
        while (_upcasters.TryGetValue(name, out var upcaster)) (name, json) = (upcaster.To, upcaster.Change(json));
        return Read(name, JsonSerializer.SerializeToUtf8Bytes(json));
    }
}
