using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A key combination with a modifier was pressed: <c>shortcut.pressed.v1</c>, for example <c>Ctrl+K</c>.</summary>
public sealed record ShortcutPressed([property: JsonPropertyName("k")] string Combination) : IEvent;
