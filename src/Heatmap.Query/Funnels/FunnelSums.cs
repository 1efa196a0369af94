using Heatmap.Projections;
using Heatmap.Views;

namespace Heatmap.Query;

/// <summary>Totals of a funnel, added up.</summary>
internal sealed class FunnelSums
{
    /// <summary>By step: how many took it, in hundredths.</summary>
    public Dictionary<int, long> Counts { get; } = [];

    /// <summary>By step and bucket, as in <see cref="FunnelView"/>.</summary>
    public Dictionary<int, long> Times { get; } = [];

    public void Add(Rollup rollup) => SparseGrid.AddTo(rollup.Key.Item == FunnelView.Steps ? Counts : Times, rollup.Cells.Span);

    /// <summary>Adds, or with a sign of -1 takes out, all of others.</summary>
    public void Add(FunnelSums others, int sign)
    {
        foreach (var (cell, weight) in others.Counts) Add(FunnelView.Steps, cell, sign * weight);
        foreach (var (cell, weight) in others.Times) Add(FunnelView.Times, cell, sign * weight);
    }

    public void Add(string item, int cell, long weight)
    {
        var sums = item == FunnelView.Steps ? Counts : Times;
        sums[cell] = sums.GetValueOrDefault(cell) + weight;
    }

    /// <param name="value">Of which value of a dimension they are; null for all.</param>
    /// <param name="steps">How many steps the funnel has.</param>
    public FunnelFigures Figures(string? value, int steps) => FunnelFigures.Of(value, steps, Counts, Times);
}
