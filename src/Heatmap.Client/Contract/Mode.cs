using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>What the visitor's device may keep: nothing; an id for this tab; an id across visits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mode>))]
public enum Mode
{
    [JsonStringEnumMemberName("strict")] Strict,
    [JsonStringEnumMemberName("balanced")] Balanced,
    [JsonStringEnumMemberName("permissive")] Permissive,
}
