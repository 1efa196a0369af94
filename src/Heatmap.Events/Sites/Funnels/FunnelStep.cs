using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What a visitor does at a step of a funnel. Which of the fields a kind has: see <see cref="StepKind"/>.</summary>
public sealed record FunnelStep
{
    // Written also when it is 0, since reading requires it.
    [JsonPropertyName("k"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public required StepKind Kind { get; init; }

    /// <summary>A pattern of paths as in <see cref="PageGroup"/>, or the name of a page group; null for any page.</summary>
    [JsonPropertyName("p")] public string? Page { get; init; }

    /// <summary>The selector of an element, as it is told by the events of clicks and forms; null for any.</summary>
    [JsonPropertyName("e")] public string? Selector { get; init; }

    /// <summary>The name of an event of the site's own.</summary>
    [JsonPropertyName("n")] public string? Event { get; init; }

    /// <summary>All of them must hold.</summary>
    [JsonPropertyName("c")] public IReadOnlyList<PropertyCondition> Conditions { get; init; } = [];

    public bool Equals(FunnelStep? other) =>
        other is not null && Kind == other.Kind && Page == other.Page && Selector == other.Selector && Event == other.Event
        && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => HashCode.Combine(Kind, Page, Selector, Event);
}
