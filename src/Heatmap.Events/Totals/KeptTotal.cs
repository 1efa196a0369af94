using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// What is kept of one total of a quarter-hour (counted from 1970 UTC): cells and weights by turns, <c>[cell, weight, cell, weight,
/// ...]</c>.
/// </summary>
public sealed record KeptTotal(
    [property: JsonPropertyName("f")] string Family,
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("a")] string Facet,
    [property: JsonPropertyName("i")] string? Item,
    [property: JsonPropertyName("q")] long Quarter,
    [property: JsonPropertyName("w")] IReadOnlyList<long> Cells);
