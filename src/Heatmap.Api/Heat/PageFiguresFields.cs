using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's PageFigures.</summary>
public sealed class PageFiguresFields(PageFigures figures)
{
    public string Page => figures.Page;

    public double Views => Weights.ToNumber(figures.Views);

    public double Clicks => Weights.ToNumber(figures.Clicks);
}
