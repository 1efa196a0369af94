using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A site declared which properties of its own events are kept in clear: <c>site.properties-declared.v1</c>, all of them. It holds for
/// what arrives from then on; what was sealed before stays sealed.
/// </summary>
public sealed record PropertiesDeclared([property: JsonPropertyName("e")] IReadOnlyList<DeclaredEvent> Events) : IEvent;
