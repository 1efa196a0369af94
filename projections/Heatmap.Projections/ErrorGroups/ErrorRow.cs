using System.Text.Json.Serialization;
using Heatmap.Events;

namespace Heatmap.Projections;

/// <summary>
/// An error in one session, as it happened there last. A row of the view <see cref="View"/>, under the error's fingerprint, keyed by the
/// session's id, ranked by <see cref="At"/>. What it said stays sealed.
/// </summary>
public sealed record ErrorRow
{
    public const string View = "error";

    [JsonPropertyName("s")] public required string Subject { get; init; }
    [JsonPropertyName("a")] public long At { get; init; }
    [JsonPropertyName("k")] public required string Kind { get; init; }
    [JsonPropertyName("l")] public int? Line { get; init; }
    [JsonPropertyName("c")] public int? Column { get; init; }
    [JsonPropertyName("d")] public SealedBox? Details { get; init; }
}
