using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's Vital.</summary>
public sealed class VitalFields(VitalFigures figures)
{
    public static IReadOnlyList<VitalFields> Of(PageVitals page) => [.. page.Figures.Select(f => new VitalFields(f))];

    public string Name => figures.Vital;

    public double Count => Weights.ToNumber(figures.Count);

    public double P75 => figures.P75;

    public double Good => Weights.ToNumber(figures.Good);

    public double NeedsImprovement => Weights.ToNumber(figures.NeedsImprovement);

    public double Poor => Weights.ToNumber(figures.Poor);
}
