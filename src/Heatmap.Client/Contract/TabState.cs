using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>Where the tab went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TabState>))]
public enum TabState
{
    [JsonStringEnumMemberName("visible")] Visible,
    [JsonStringEnumMemberName("hidden")] Hidden,
}
