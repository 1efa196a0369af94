namespace Heatmap.Bench;

/// <summary>
/// How a hand takes the pointer to where it is going to press: along a slight curve, fast at first and slower towards the end, with
/// a tremor; longer for what is far and small (Fitts's law; Soukoreff and MacKenzie 2004 for its constants with a mouse).
/// </summary>
internal static class Hand
{
    /// <summary>The SDK takes a point each 100 ms.</summary>
    public const int Step = 100;

    private const double Start = 200;
    private const double PerBit = 160;

    /// <summary>One place a step, from the first after the start to the goal itself, which is the last.</summary>
    /// <param name="breadth">The smaller side of the goal, in pixels.</param>
    public static IReadOnlyList<(double X, double Y)> Reach(Chance chance, (double X, double Y) from, (double X, double Y) goal, double breadth)
    {
        var (dx, dy) = (goal.X - from.X, goal.Y - from.Y);
        var distance = Math.Sqrt((dx * dx) + (dy * dy));
        if (distance < 1) return [goal];
        var duration = (Start + (PerBit * Math.Log2((distance / Math.Max(breadth, 8)) + 1))) * chance.LogNormal(1, 0.15);
        var steps = Math.Max(2, (int)Math.Ceiling(duration / Step));
        // A bend to one side: the control point of a quadratic curve lies off the straight line.
        var bend = Math.Clamp(chance.Normal(0, 0.14), -0.35, 0.35);
        var bendAt = (X: from.X + (dx / 2) - (dy * bend), Y: from.Y + (dy / 2) + (dx * bend));
        var path = new List<(double, double)>(steps);
        for (var step = 1; step < steps; step++)
        {
            var share = ShareAt((double)step / steps);
            var (x, y) = Curve(from, bendAt, goal, share);
            var tremor = 0.4 + (1.6 * (1 - share));
            path.Add((x + chance.Normal(0, tremor), y + chance.Normal(0, tremor)));
        }

        path.Add(goal);
        return path;
    }

    /// <summary>Share of the way at a share of the time: minimum jerk (Flash and Hogan 1985), the peak of speed moved forward.</summary>
    private static double ShareAt(double time)
    {
        var t = Math.Pow(time, 0.7);
        return t * t * t * (10 - (15 * t) + (6 * t * t));
    }

    private static (double X, double Y) Curve((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, double t)
    {
        var u = 1 - t;
        return ((u * u * a.X) + (2 * u * t * b.X) + (t * t * c.X), (u * u * a.Y) + (2 * u * t * b.Y) + (t * t * c.Y));
    }
}
