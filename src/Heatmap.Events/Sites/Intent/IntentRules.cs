using System.Text.Json.Serialization;

namespace Heatmap.Events;

/// <summary>How a site reads intent: rules, the scale of the score, and from where on an account is of a category.</summary>
public sealed record IntentRules
{
    [JsonPropertyName("r"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public IReadOnlyList<IntentRule> Rules { get; init; } = [];

    /// <summary>Points that make a score of 63, 100 (1 - 1/e).</summary>
    [JsonPropertyName("k"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Scale { get; init; } = 40;

    /// <summary>Scores from which an account is Researching, and High Intent; below it is a Looker.</summary>
    [JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Researching { get; init; } = 20;
    [JsonPropertyName("b"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int HighIntent { get; init; } = 60;

    // Records compare lists by reference; two sets of rules with the same content are the same.
    public bool Equals(IntentRules? other) =>
        other is not null && Scale == other.Scale && Researching == other.Researching && HighIntent == other.HighIntent && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => HashCode.Combine(Scale, Researching, HighIntent, Rules.Count);
}
