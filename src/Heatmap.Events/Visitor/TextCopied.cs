using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>Text was copied: <c>text.copied.v1</c>, with its length in characters, never the text.</summary>
public sealed record TextCopied(
    [property: JsonPropertyName("e")] Element? Target,
    [property: JsonPropertyName("n")] int Length) : IEvent;
