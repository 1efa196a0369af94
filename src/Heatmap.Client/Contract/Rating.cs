using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>A vital, judged by the published thresholds (https://web.dev/articles/vitals).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Rating>))]
public enum Rating
{
    [JsonStringEnumMemberName("good")] Good,
    [JsonStringEnumMemberName("needs-improvement")] NeedsImprovement,
    [JsonStringEnumMemberName("poor")] Poor,
}
