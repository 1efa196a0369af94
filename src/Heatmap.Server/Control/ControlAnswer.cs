using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heatmap.Server;

/// <summary>One line of what the owner of a data folder answers to the command line: progress while it lasts, then a result or an error.</summary>
public sealed record ControlAnswer
{
    /// <summary>0 to 1, with what is being done.</summary>
    [JsonPropertyName("progress")] public double? Progress { get; init; }
    [JsonPropertyName("doing")] public string? Doing { get; init; }

    /// <summary>Of work that folds events: how fast, and what is still to do at that speed.</summary>
    [JsonPropertyName("eventsPerSecond")] public double? EventsPerSecond { get; init; }
    [JsonPropertyName("secondsLeft")] public double? SecondsLeft { get; init; }

    [JsonPropertyName("result")] public JsonElement? Result { get; init; }

    [JsonPropertyName("error")] public string? Error { get; init; }
}
