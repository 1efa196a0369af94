using Heatmap.Projections;

namespace Heatmap.Query;

/// <summary>
/// What is left of a point at a time: 2 ^ -(age / half-life), the age counted from the beginning of the hour (of the day, where days
/// are counted). Worked out once for each hour of a pack, since fifty thousand accounts ask for the same ones.
/// </summary>
public sealed class Decay(long at)
{
    private const double HourInMilliseconds = 60 * 60 * 1000;

    private readonly Dictionary<(long Pack, int HalfLife), double[]> _tables = [];

    /// <summary>What is left of a point after this time (milliseconds), the half-life in hours.</summary>
    public static double Over(long time, int halfLife) => time == 0 ? 1 : Math.Pow(2, -time / HourInMilliseconds / halfLife);

    /// <summary>By hour of a pack; 0 for hours that lie after the time.</summary>
    /// <param name="pack">The pack, as in <see cref="AccountCells"/>.</param>
    /// <param name="halfLife">In hours.</param>
    public double[] Of(long pack, int halfLife)
    {
        if (_tables.TryGetValue((pack, halfLife), out var table)) return table;
        var begin = AccountCells.BeginOf(pack);
        table = new double[AccountCells.Hours];
        for (var hour = 0; hour < table.Length; hour++)
        {
            var age = (at - begin) / HourInMilliseconds - hour;
            if (age >= 0) table[hour] = Math.Pow(2, -age / halfLife);
        }

        return _tables[(pack, halfLife)] = table;
    }
}
