using System.Text;
using System.Text.Json;

namespace Heatmap.Ingest;

/// <summary>The event types that one address takes, each with its shape.</summary>
internal sealed class EventShapes
{
    private readonly (byte[] Type, Shape Shape)[] _shapes;

    public EventShapes(IEnumerable<Shape> shapes)
    {
        _shapes = [.. shapes.Select(s => (Encoding.UTF8.GetBytes(s.Name), s))];
        Expected = $"must be one of {string.Join(", ", _shapes.Select(s => s.Shape.Name))}";
    }

    /// <summary>What to say of a type that isn't among them.</summary>
    public string Expected { get; }

    /// <summary>The shape of the event type that the reader stands on; null for one that isn't taken.</summary>
    public Shape? Of(ref Utf8JsonReader type)
    {
        foreach (var (name, shape) in _shapes)
        {
            if (type.ValueTextEquals(name)) return shape;
        }

        return null;
    }
}
