using System.Text.Json.Serialization;

namespace Heatmap.Projections;

/// <summary>An attempt at a funnel underway.</summary>
/// <param name="Ways">
/// By the number of steps taken, from 1: the times of those steps, on the way that began last. Whatever comes next, who began later
/// has more of the window left, so no other way has to be remembered. Null where there is none.
/// </param>
/// <param name="Furthest">The times of the steps on the way that got furthest, as it got there first.</param>
internal sealed record FunnelAttempt(
    [property: JsonPropertyName("w")] IReadOnlyList<IReadOnlyList<long>?> Ways,
    [property: JsonPropertyName("f")] IReadOnlyList<long> Furthest)
{
    public static FunnelAttempt NotBegun { get; } = new([], []);
}
