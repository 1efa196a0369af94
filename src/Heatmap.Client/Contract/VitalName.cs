using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>The five web vitals.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VitalName>))]
public enum VitalName
{
    [JsonStringEnumMemberName("LCP")] Lcp,
    [JsonStringEnumMemberName("CLS")] Cls,
    [JsonStringEnumMemberName("INP")] Inp,
    [JsonStringEnumMemberName("FCP")] Fcp,
    [JsonStringEnumMemberName("TTFB")] Ttfb,
}
