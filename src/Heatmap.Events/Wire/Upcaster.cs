using System.Text.Json.Nodes;

namespace Heatmap.Events;

/// <summary>
/// Turns a stored event of an old version into the next one when it is read; what is stored stays as it is. Upcasters follow one
/// another until a name is reached that <see cref="EventTypes"/> knows.
/// </summary>
public sealed record Upcaster(string From, string To, Func<JsonObject, JsonObject> Change);
