using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>An element took the focus: <c>element.focused.v1</c>.</summary>
public sealed record ElementFocused([property: JsonPropertyName("e")] Element? Target) : IEvent;
