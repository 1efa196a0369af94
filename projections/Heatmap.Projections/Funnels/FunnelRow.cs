using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>
/// How far a visitor, session or attempt got: a row of the view <see cref="View"/> under the funnel's key, ranked by how many steps
/// it took and then by when it took the first, so that those who left at one step are one stretch of the view.
/// </summary>
public sealed record FunnelRow
{
    public const string View = "funnel";

    // Milliseconds since 1970 fit below until the year 2248; 20 steps above them are far below what a JSON number holds exactly.
    private const int TimeBits = 43;

    [JsonPropertyName("s")] public required string Subject { get; init; }

    /// <summary>The session in which the last of its steps was taken.</summary>
    [JsonPropertyName("i")] public required string Session { get; init; }

    /// <summary>When each step was taken, in Unix milliseconds; as many as were.</summary>
    [JsonPropertyName("t")] public required IReadOnlyList<long> Times { get; init; }

    /// <param name="steps">How many were taken.</param>
    /// <param name="first">When the first was, in Unix milliseconds.</param>
    public static long RankOf(int steps, long first) => ((long)steps << TimeBits) + first;
}
