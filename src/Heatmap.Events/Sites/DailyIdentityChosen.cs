using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>
/// A site declared whether the server recognises visitors of strict mode within a day: <c>site.daily-identity-chosen.v1</c>. A site
/// that never did has it off.
/// </summary>
public sealed record DailyIdentityChosen([property: JsonPropertyName("o")] bool On) : IEvent;
