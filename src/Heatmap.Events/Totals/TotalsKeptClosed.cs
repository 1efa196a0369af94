using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// All parts of an attempt stand in the log: <c>totals.kept-closed.v1</c>. From here on the run's events may go. The line before
/// which totals go too is the site's, in Unix milliseconds.
/// </summary>
public sealed record TotalsKeptClosed(
    [property: JsonPropertyName("n")] long Run,
    [property: JsonPropertyName("a")] Guid Attempt,
    [property: JsonPropertyName("p")] int Parts,
    [property: JsonPropertyName("t")] long TotalsBefore) : IEvent;
