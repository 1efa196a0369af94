using System.Text.Json.Serialization.Metadata;

namespace Heatmap.Events;

/// <summary>A wire name, the record that it stands for and how that is read and written.</summary>
public sealed record EventType(string Name, Type Class, JsonTypeInfo Json, EventType.Reader Read)
{
    public delegate IEvent Reader(ReadOnlySpan<byte> data);
}
