using System.Text.Json.Serialization;

namespace Heatmap.Client;

/// <summary>An uncaught exception, an unhandled rejection of a promise, a file that did not load.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureKind>))]
public enum FailureKind
{
    [JsonStringEnumMemberName("error")] Error,
    [JsonStringEnumMemberName("rejection")] Rejection,
    [JsonStringEnumMemberName("resource")] Resource,
}
