using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heatmap.Events;

/// <summary>Between records and the JSON that logs hold. Old versions are upcast on the way in.</summary>
public sealed class EventCodec
{
    private readonly FrozenDictionary<string, Upcaster> _upcasters;

    /// <exception cref="ArgumentException">The upcasters don't each lead from a name of the past to one that this version writes.</exception>
    public EventCodec(IEnumerable<Upcaster> upcasters)
    {
        _upcasters = upcasters.ToFrozenDictionary(u => u.From, StringComparer.Ordinal);
        foreach (var from in _upcasters.Keys) Check(from);
    }

    /// <summary>The codec with every upcaster of this version: none yet, since every event is at its first.</summary>
    public static EventCodec Default { get; } = new([]);

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

    private void Check(string from)
    {
        if (EventTypes.TryFind(from, out _)) throw new ArgumentException($"'{from}' is written by this version and read as it is; no upcaster would be asked.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var name = from;
        for (; _upcasters.TryGetValue(name, out var upcaster); name = upcaster.To)
            if (!seen.Add(name)) throw new ArgumentException($"The upcasters of '{from}' go round in a circle.");
        if (!EventTypes.TryFind(name, out _)) throw new ArgumentException($"The upcasters of '{from}' end at '{name}', which this version doesn't know.");
    }

    private IEvent ReadOld(string type, ReadOnlyMemory<byte> data)
    {
        if (!_upcasters.ContainsKey(type)) throw new UnreadableEventException(type, "no version of Heatmap up to this one writes it");
        var json = Parse(type, data);
        var name = type;
        while (_upcasters.TryGetValue(name, out var upcaster)) (name, json) = (upcaster.To, Lift(type, upcaster, json));
        return Read(name, JsonSerializer.SerializeToUtf8Bytes(json));
    }

    private static JsonObject Parse(string type, ReadOnlyMemory<byte> data)
    {
        try
        {
            return JsonNode.Parse(data.Span) as JsonObject ?? throw new UnreadableEventException(type, "its data is not an object");
        }
        catch (JsonException e)
        {
            throw new UnreadableEventException(type, $"its data is not JSON at byte {e.BytePositionInLine}", e);
        }
    }

    private static JsonObject Lift(string type, Upcaster upcaster, JsonObject json)
    {
        try
        {
            return upcaster.Change(json);
        }
        // Whatever it stumbles over, it is the event that doesn't fit.
        catch (Exception e)
        {
            throw new UnreadableEventException(type, $"its data doesn't fit the upcaster to '{upcaster.To}'", e);
        }
    }
}
