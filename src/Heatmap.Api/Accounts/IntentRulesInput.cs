using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's IntentRulesInput.</summary>
public sealed record IntentRulesInput(IReadOnlyList<IntentRuleInput> Rules, int Scale, int Researching, int HighIntent)
{
    public IntentRules ToRules() => new() { Rules = [.. Rules.Select(r => r.ToRule())], Scale = Scale, Researching = Researching, HighIntent = HighIntent };
}
