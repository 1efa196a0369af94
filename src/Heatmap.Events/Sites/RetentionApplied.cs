using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A run of retention begins: <c>site.retention-applied.v1</c>. Events received before the one line go, totals of what happened
/// before the other (both Unix milliseconds at midnight UTC). Appended before anything is taken away.
/// </summary>
/// <param name="Run">Counts the site's runs from 1.</param>
public sealed record RetentionApplied(
    [property: JsonPropertyName("n")] long Run,
    [property: JsonPropertyName("b")] long Before,
    [property: JsonPropertyName("t")] long TotalsBefore) : IEvent;
