namespace Heatmap.Projections;

/// <summary>
/// Names a total within its site: family, what it is about, a facet of that, an item within (empty for none), and the
/// quarter-hour in UTC, counted from 1970.
/// </summary>
public readonly record struct TotalAddress(string Family, string Name, string Facet, string Item, long Quarter)
{
    private const long QuarterInMilliseconds = 15 * 60 * 1000;

    public static long QuarterOf(long at) => Math.DivRem(at, QuarterInMilliseconds, out _);
}
