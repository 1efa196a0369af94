using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's IntentRuleInput. The site numbers the rules.</summary>
public sealed record IntentRuleInput(
    string Name, IntentKind Kind, string? Page, string? Selector, string? Event, IReadOnlyList<IntentConditionInput> Conditions, int Weight, int Cap, int HalfLifeHours)
{
    public IntentRule ToRule() => new()
    {
        Number = 0,
        Name = Name,
        Match = Kind switch { IntentKind.Visit => IntentMatch.Visit, IntentKind.Return => IntentMatch.Return, IntentKind.People => IntentMatch.People, _ => IntentMatch.Step },
        Step = Kind is IntentKind.Visit or IntentKind.Return or IntentKind.People && Page is null && Selector is null && Event is null && Conditions.Count == 0
            ? null
            : new FunnelStep
            {
                Kind = (StepKind)Kind,
                Page = Page,
                Selector = Selector,
                Event = Event,
                Conditions = [.. Conditions.Select(c => new PropertyCondition(c.Property, c.Test, c.Value))],
            },
        Weight = Weight,
        Cap = Cap,
        HalfLife = HalfLifeHours,
    };
}
