using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>What was in view, in CSS pixels of the document, and for how many milliseconds; on the wire <c>[top, height, milliseconds]</c>.</summary>
[JsonConverter(typeof(PortionConverter))]
public readonly record struct Portion(int Top, int Height, int Milliseconds);
