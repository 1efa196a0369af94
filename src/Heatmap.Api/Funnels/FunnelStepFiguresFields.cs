using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's FunnelStepFigures. Nothing but nulls where the asker isn't told of so few.</summary>
public sealed class FunnelStepFiguresFields(FunnelStepFigures figures, double? before, bool isTold)
{
    public double? Count => isTold ? Weights.ToNumber(figures.Count) : null;

    /// <summary>How many who took the step before didn't take this one.</summary>
    public double? Dropped => isTold && before is { } all ? all - Weights.ToNumber(figures.Count) : null;

    public Share? Overall => isTold ? figures.Overall : null;

    public Share? FromBefore => isTold && before is not null ? figures.FromBefore : null;

    public double? MedianMs => isTold ? figures.Median : null;

    public double? NinetiethMs => isTold ? figures.Ninetieth : null;
}
