using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>Where a subject stands in one funnel.</summary>
internal sealed record FunnelStanding
{
    public static FunnelStanding NotBegun { get; } = new();

    [JsonPropertyName("a")] public FunnelAttempt Attempt { get; init; } = FunnelAttempt.NotBegun;

    /// <summary>What the session was in which the attempt began.</summary>
    [JsonPropertyName("f")] public FunnelFacets? Facets { get; init; }

    /// <summary>In hundredths, as the attempt began.</summary>
    [JsonPropertyName("w")] public long Weight { get; init; }

    /// <summary>What counts by now: of the attempt, or of the best where each counts once. Null for nothing.</summary>
    [JsonPropertyName("c")] public FunnelCount? Count { get; init; }

    /// <summary>The attempts that count before this one.</summary>
    [JsonPropertyName("n")] public int Before { get; init; }
}
