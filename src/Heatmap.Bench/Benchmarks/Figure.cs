namespace Heatmap.Bench;

/// <summary>One measured figure.</summary>
/// <param name="Name">Benchmark and figure: <c>ingest.throughput</c>.</param>
/// <param name="Unit">For instance <c>events/s</c> or <c>ms</c>.</param>
/// <param name="Floor">What the part alone does, in the same unit, in the same run; null where there is none.</param>
public sealed record Figure(string Name, double Value, string Unit, double? Floor = null)
{
    /// <summary>Value through floor: of rates, the share that is reached; of times, how many times as long it takes.</summary>
    public double? Ratio => Floor is > 0 ? Value / Floor : null;

    internal static Figure Milliseconds(string name, TimeSpan time, TimeSpan? floor = null) =>
        new(name, time.TotalMilliseconds, "ms", floor?.TotalMilliseconds);
}
