using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A trail of pointer movement: <c>pointer.moved.v1</c>. Points are differences, three numbers each (milliseconds, x, y), the
/// first from the envelope's time and the document's origin: small numbers, which compress well.
/// </summary>
public sealed record PointerMoved(
    [property: JsonPropertyName("w")] int DocumentWidth,
    [property: JsonPropertyName("h")] int DocumentHeight,
    [property: JsonPropertyName("p")] IReadOnlyList<int> Deltas) : IEvent;
