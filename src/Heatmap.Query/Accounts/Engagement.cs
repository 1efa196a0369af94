namespace Heatmap.Query;

/// <summary>
/// How much an account's people are there, 0 to 100: four quarters, for depth (page views), breadth (pages seen in a session, each
/// once), time (minutes of attention) and return days. Each fades by half in two weeks and fills its quarter as 25 (1 - e^(-x/k)).
/// Half-life and scales are a choice to start from: a quarter is two thirds full at a visit of 20 pages, 8 different ones, 15 minutes,
/// or 3 further days.
/// </summary>
public record struct Engagement
{
    /// <summary>Hours.</summary>
    public const int HalfLife = 14 * 24;

    private const double Quarter = 2500;
    private const double MinuteInMilliseconds = 60_000;

    public double Depth { get; set; }

    public double Breadth { get; set; }

    /// <summary>Milliseconds.</summary>
    public double Attention { get; set; }

    public double Returns { get; set; }

    /// <summary>Hundredths, 0 to 10,000.</summary>
    /// <param name="left">What time in which nothing came has left of it, 1 for all.</param>
    public int ScoreOf(double left) =>
        (int)Math.Round(Filled(left * Depth, 20) + Filled(left * Breadth, 8) + Filled(left * Attention / MinuteInMilliseconds, 15) + Filled(left * Returns, 3));

    private static double Filled(double x, double scale) => Quarter * (1 - Math.Exp(-x / scale));
}
