using System.Buffers;
using System.Text.Json;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest;

/// <summary>The events of one request as they will be stored, one after the other in one buffer.</summary>
internal sealed class EventBytes(int expected)
{
    [ThreadStatic] private static Utf8JsonWriter? s_writer;

    private readonly ArrayBufferWriter<byte> _bytes = new(expected);
    private readonly List<(string Type, int Data, int Metadata, int End)> _events = [];

    public int Count => _events.Count;

    public void Add(IEvent happened, Envelope envelope)
    {
        var type = EventTypes.Of(happened);
        var writer = s_writer ??= new Utf8JsonWriter(_bytes, new JsonWriterOptions { SkipValidation = true });
        var data = _bytes.WrittenCount;
        writer.Reset(_bytes);
        JsonSerializer.Serialize(writer, happened, type.Json);
        writer.Flush();
        var metadata = _bytes.WrittenCount;
        writer.Reset(_bytes);
        JsonSerializer.Serialize(writer, envelope, EventJson.Default.Envelope);
        writer.Flush();
        _events.Add((type.Name, data, metadata, _bytes.WrittenCount));
    }

    /// <summary>The events, with another envelope for the first, in a list that has room for one more.</summary>
    public List<NewEvent> ToEvents(Envelope? first)
    {
        var bytes = _bytes.WrittenMemory;
        var events = new List<NewEvent>(_events.Count + 1);
        foreach (var (type, data, metadata, end) in _events)
        {
            var replaced = events.Count == 0 && first is not null;
            events.Add(new NewEvent(type, bytes[data..metadata], replaced ? EventCodec.WriteEnvelope(first!) : bytes[metadata..end]));
        }

        return events;
    }
}
