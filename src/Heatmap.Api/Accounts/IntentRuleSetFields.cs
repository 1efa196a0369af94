using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's IntentRuleSet.</summary>
public sealed class IntentRuleSetFields(IntentRules rules)
{
    public IReadOnlyList<IntentRuleFields> Rules => [.. rules.Rules.Select(r => new IntentRuleFields(r))];

    public int Scale => rules.Scale;

    public int Researching => rules.Researching;

    public int HighIntent => rules.HighIntent;
}
