using Heatmap.Projections;

namespace Heatmap.Api;

/// <summary>The schema's ElementHeat.</summary>
public sealed class ElementHeatFields(string selector, IReadOnlyDictionary<int, long> cells)
{
    public string Selector => selector;

    public double Weight => Weights.ToNumber(cells.Values.Sum());

    public IReadOnlyList<double> Cells => Triples.Of(cells, ClickMapView.ElementCells);
}
