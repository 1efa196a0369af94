using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A site's rules for reading its events changed: <c>site.definitions-changed.v1</c>, whole, with their new version.</summary>
public sealed record DefinitionsChanged([property: JsonPropertyName("d")] Definitions Definitions) : IEvent;
