using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// For how long portions of a page were in view while somebody was engaged with it: <c>attention.given.v1</c>. Three numbers a
/// portion (top edge and height in CSS pixels of the document, milliseconds); portions may overlap, stretches of time don't.
/// </summary>
public sealed record AttentionGiven(
    [property: JsonPropertyName("w")] int DocumentWidth,
    [property: JsonPropertyName("h")] int DocumentHeight,
    [property: JsonPropertyName("p")] IReadOnlyList<int> Portions) : IEvent;
