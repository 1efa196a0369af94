using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>From points to a score: 100 (1 - e^(-points / scale)), not below 0, in hundredths.</summary>
public static class IntentScore
{
    public const int Most = 10_000;

    public static int Of(double points, IntentRules rules) => points <= 0 ? 0 : (int)Math.Round(Most * (1 - Math.Exp(-points / rules.Scale)));

    public static AccountCategory CategoryOf(int score, IntentRules rules) =>
        score >= rules.HighIntent * 100 ? AccountCategory.HighIntent : score >= rules.Researching * 100 ? AccountCategory.Researching : AccountCategory.Looker;

    /// <summary>What all matches of a rule come to: no more than its cap, in either direction.</summary>
    public static double Capped(double points, IntentRule rule) => Math.Clamp(points, -rule.Cap, rule.Cap);
}
