using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>A site declared for how long its events and its totals are kept: <c>site.retention-chosen.v1</c>, in days and months.</summary>
public sealed record RetentionChosen(
    [property: JsonPropertyName("d")] int Days,
    [property: JsonPropertyName("m")] int Months) : IEvent;
