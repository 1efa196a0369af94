using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>What an account came to at a time. All of it fades alike from then on, so it tells later times too, if nothing is added until then.</summary>
/// <param name="rules">By which it was summed.</param>
/// <param name="at">The time, in Unix milliseconds.</param>
/// <param name="points">What each rule comes to, before its cap.</param>
/// <param name="engagement">Likewise.</param>
public sealed class AccountSum(IntentRules rules, long at, double[] points, Engagement engagement)
{
    public required long LastHour { get; init; }

    public required long Sessions { get; init; }

    public required long PageViews { get; init; }

    public required long EngagedMs { get; init; }

    public required int People { get; init; }

    public AccountFigures FiguresAt(string id, long later)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            var rule = rules.Rules[i];
            if (points[i] != 0) sum += IntentScore.Capped(points[i] * Decay.Over(later - at, rule.HalfLife), rule);
        }

        var score = IntentScore.Of(sum, rules);
        return new AccountFigures(
            id, later, score, engagement.ScoreAfter(later - at), sum, IntentScore.CategoryOf(score, rules), LastHour, Sessions, PageViews, EngagedMs, People);
    }
}
