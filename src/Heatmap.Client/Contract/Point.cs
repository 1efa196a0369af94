using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>A point of a trail: milliseconds since the trail's first, and its place in the document; on the wire <c>[after, x, y]</c>.</summary>
[JsonConverter(typeof(PointConverter))]
public readonly record struct Point(int After, int X, int Y);
