using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>Where a choice came from: a banner, the site's code, the IAB framework, Google consent mode, Global Privacy Control.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentSource>))]
public enum ConsentSource
{
    [JsonStringEnumMemberName("banner")] Banner,
    [JsonStringEnumMemberName("api")] Api,
    [JsonStringEnumMemberName("tcf")] Tcf,
    [JsonStringEnumMemberName("gcm")] Gcm,
    [JsonStringEnumMemberName("gpc")] Gpc,
}
