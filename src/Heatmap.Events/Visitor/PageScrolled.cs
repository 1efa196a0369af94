using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A page was scrolled: <c>page.scrolled.v1</c>. Top of the viewport now, and the deepest edge seen so far, in CSS pixels of the document.</summary>
public sealed record PageScrolled(
    [property: JsonPropertyName("y")] int Top,
    [property: JsonPropertyName("m")] int Deepest) : IEvent;
