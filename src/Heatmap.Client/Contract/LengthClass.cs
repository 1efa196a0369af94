using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>How long what was typed is: none, 1 to 10, 11 to 50, more than 50 characters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LengthClass>))]
public enum LengthClass
{
    [JsonStringEnumMemberName("empty")] Empty,
    [JsonStringEnumMemberName("short")] Short,
    [JsonStringEnumMemberName("medium")] Medium,
    [JsonStringEnumMemberName("long")] Long,
}
