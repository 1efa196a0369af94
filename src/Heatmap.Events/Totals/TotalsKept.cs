using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// What the events that a run of retention takes away had brought into a projection's totals: <c>totals.kept.v1</c>, one part of
/// it. Sums over visitors, nothing about any one of them. It counts once its attempt is closed.
/// </summary>
/// <param name="Attempt">Random: a run that is interrupted begins its parts anew, and what the first attempt wrote doesn't count.</param>
/// <param name="Projection">By its name; the code and the version of the site's definitions that made the numbers stand beside it.</param>
public sealed record TotalsKept(
    [property: JsonPropertyName("n")] long Run,
    [property: JsonPropertyName("a")] Guid Attempt,
    [property: JsonPropertyName("p")] string Projection,
    [property: JsonPropertyName("c")] int CodeVersion,
    [property: JsonPropertyName("d")] int DefinitionsVersion,
    [property: JsonPropertyName("t")] IReadOnlyList<KeptTotal> Totals) : IEvent;
