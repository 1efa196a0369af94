using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>What a company's people do that says it means to buy, or doesn't. Part of a site's <see cref="IntentRules"/>.</summary>
public sealed record IntentRule
{
    /// <summary>
    /// Stands for what the rule matches, for ever: facts are counted by it, so another match is another number. Given by the site.
    /// </summary>
    [JsonPropertyName("i")] public required int Number { get; init; }
    [JsonPropertyName("n")] public required string Name { get; init; }
    [JsonPropertyName("m")] public IntentMatch Match { get; init; }

    /// <summary>Of a rule that matches events; null for the others.</summary>
    [JsonPropertyName("s")] public FunnelStep? Step { get; init; }

    /// <summary>Points a match is worth when it happens; negative where it speaks against.</summary>
    [JsonPropertyName("w")] public required int Weight { get; init; }

    /// <summary>The most points that all matches of the rule are worth together, in either direction.</summary>
    [JsonPropertyName("c")] public required int Cap { get; init; }

    /// <summary>Hours after which a match is worth half: a week, unless chosen otherwise.</summary>
    [JsonPropertyName("h"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int HalfLife { get; init; } = 7 * 24;

    /// <summary>Whether both count the same facts.</summary>
    public bool Matches(IntentRule other) => Match == other.Match && Step == other.Step;
}
