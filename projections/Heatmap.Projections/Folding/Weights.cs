namespace Heatmap.Projections;

/// <summary>
/// Totals are whole numbers of hundredths, so that sums come out the same in any order and what is taken away leaves nothing:
/// a visitor sampled at 30 % weighs 333.
/// </summary>
public static class Weights
{
    public const long One = 100;

    public static long Of(double weight) => (long)Math.Round(weight * One, MidpointRounding.AwayFromZero);

    public static double ToNumber(long hundredths) => hundredths / (double)One;
}
