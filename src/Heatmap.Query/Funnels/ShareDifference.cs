namespace Heatmap.Query;

/// <summary>How much larger one share is than another, and between what that lies with 95 % confidence.</summary>
/// <param name="Value">-1 to 1.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record ShareDifference(double Value, double Low, double High)
{
    /// <summary>Whether it is beyond chance: the interval leaves out 0.</summary>
    public bool IsBeyondChance => Low > 0 || High < 0;

    /// <summary>
    /// The hybrid score interval of Newcombe (Statistics in Medicine 17, 1998, method 10), made of the two shares' own intervals.
    /// Null where either isn't known.
    /// </summary>
    public static ShareDifference? Of(Share? now, Share? before)
    {
        if (now is null || before is null) return null;
        var value = now.Value - before.Value;
        var down = Math.Sqrt(Square(now.Value - now.Low) + Square(before.High - before.Value));
        var up = Math.Sqrt(Square(now.High - now.Value) + Square(before.Value - before.Low));
        return new ShareDifference(value, value - down, value + up);
    }

    private static double Square(double x) => x * x;
}
