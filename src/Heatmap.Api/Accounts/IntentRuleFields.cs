using Heatmap.Events;

namespace Heatmap.Api;

/// <summary>The schema's IntentRule.</summary>
public sealed class IntentRuleFields(IntentRule rule)
{
    public int Number => rule.Number;

    public string Name => rule.Name;

    public IntentKind Kind => rule.Match switch
    {
        IntentMatch.Visit => IntentKind.Visit,
        IntentMatch.Return => IntentKind.Return,
        IntentMatch.People => IntentKind.People,
        _ => (IntentKind)rule.Step!.Kind,
    };

    public string? Page => rule.Step?.Page;

    public string? Selector => rule.Step?.Selector;

    public string? Event => rule.Step?.Event;

    public IReadOnlyList<PropertyCondition> Conditions => rule.Step?.Conditions ?? [];

    public int Weight => rule.Weight;

    public int Cap => rule.Cap;

    public int HalfLifeHours => rule.HalfLife;
}
