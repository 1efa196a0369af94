using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>Width and height in CSS pixels; on the wire <c>[width, height]</c>.</summary>
[JsonConverter(typeof(SizeConverter))]
public readonly record struct Size(int Width, int Height);
