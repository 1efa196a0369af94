namespace Heatmap.Query;

/// <summary>An account as it stood at a time.</summary>
/// <param name="Id">As <c>domain:acme.example</c>.</param>
/// <param name="At">The time, in Unix milliseconds.</param>
/// <param name="Intent">0 to 10,000: hundredths of the score.</param>
/// <param name="Engagement">Likewise.</param>
/// <param name="Points">What the rules come to, capped and decayed; may be negative.</param>
/// <param name="Category">By the rules' thresholds.</param>
/// <param name="LastHour">The hour in which somebody of it was last seen, as Unix milliseconds of its beginning.</param>
/// <param name="Sessions">Sessions begun by then, of the last year.</param>
/// <param name="PageViews">Likewise.</param>
/// <param name="EngagedMs">Milliseconds of attention, likewise.</param>
/// <param name="People">Different people, likewise.</param>
public sealed record AccountFigures(
    string Id, long At, int Intent, int Engagement, double Points, AccountCategory Category, long LastHour, long Sessions, long PageViews, long EngagedMs, int People);
