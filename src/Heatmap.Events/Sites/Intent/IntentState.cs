namespace Heatmap.Events;

/// <summary>A site's intent rules as they stand: those in force, and those that are tried beside them.</summary>
public sealed record IntentState
{
    public static IntentState Default { get; } = new();

    public IntentRules Rules { get; init; } = DefaultIntentRules.Rules;

    /// <summary>Null without one.</summary>
    public IntentRules? Draft { get; init; }

    /// <summary>The highest number that a rule of the site ever had.</summary>
    public int Highest { get; init; } = DefaultIntentRules.Rules.Rules.Max(r => r.Number);

    /// <summary>Every rule whose facts are counted: each number once.</summary>
    public IReadOnlyList<IntentRule> Counted => Draft is null ? Rules.Rules : [.. Rules.Rules.Concat(Draft.Rules).DistinctBy(r => r.Number)];

    public IntentState Evolve(IEvent happened) => happened switch
    {
        IntentRulesDrafted e => this with { Draft = e.Rules, Highest = e.Rules.Rules.Select(r => r.Number).Append(Highest).Max() },
        IntentRulesAccepted => this with { Rules = Draft ?? Rules, Draft = null },
        IntentRulesDropped => this with { Draft = null },
        _ => this,
    };
}
