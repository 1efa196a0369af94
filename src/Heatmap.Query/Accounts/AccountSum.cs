using Heatmap.Events;

namespace Heatmap.Query;

/// <summary>What an account came to at a time. All of it fades alike from then on, so it tells later times too, if nothing is added until then.</summary>
/// <param name="account">As <c>domain:acme.example</c>.</param>
/// <param name="at">The time, in Unix milliseconds.</param>
/// <param name="points">What each rule comes to, before its cap.</param>
/// <param name="engagement">Likewise.</param>
public sealed class AccountSum(string account, long at, double[] points, Engagement engagement)
{
    public string Account => account;

    public required long LastHour { get; init; }

    public required long Sessions { get; init; }

    public required long PageViews { get; init; }

    public required long EngagedMs { get; init; }

    public required int People { get; init; }

    public AccountFigures FiguresAt(Fading fading)
    {
        var (sum, score) = ScoreAt(fading);
        return new AccountFigures(
            account, fading.Later, score, EngagementAt(fading), sum, IntentScore.CategoryOf(score, fading.Rules), LastHour, Sessions, PageViews, EngagedMs, People);
    }

    /// <summary>Hundredths.</summary>
    public int IntentAt(Fading fading) => ScoreAt(fading).Score;

    /// <summary>Hundredths.</summary>
    public int EngagementAt(Fading fading) => engagement.ScoreOf(fading.Since(at)[^1]);

    public AccountCategory CategoryAt(Fading fading) => IntentScore.CategoryOf(IntentAt(fading), fading.Rules);

    private (double Points, int Score) ScoreAt(Fading fading)
    {
        var (sum, rules) = (0.0, fading.Rules.Rules);
        var left = fading.Since(at);
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] != 0) sum += IntentScore.Capped(points[i] * left[i], rules[i]);
        }

        return (sum, IntentScore.Of(sum, fading.Rules));
    }
}
