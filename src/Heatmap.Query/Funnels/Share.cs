namespace Heatmap.Query;

/// <summary>A share of a whole, and between what it lies with 95 % confidence.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public sealed record Share(double Value, double Low, double High)
{
    // The standard normal distribution's quantile of 97.5 %.
    private const double Z = 1.959963984540054;

    /// <summary>
    /// The score interval of Wilson (1927), which holds for few and for extreme shares too. Null of nothing. Where visitors are
    /// sampled, counts are estimates and the interval is too narrow.
    /// </summary>
    public static Share? Of(double part, double whole)
    {
        if (whole <= 0) return null;
        var (p, z) = (part / whole, Z * Z / whole);
        var middle = (p + (z / 2)) / (1 + z);
        var reach = Z * Math.Sqrt((p * (1 - p) / whole) + (z / (4 * whole))) / (1 + z);
        return new Share(p, Math.Max(0, middle - reach), Math.Min(1, middle + reach));
    }
}
