namespace Heatmap.Query;

/// <summary>The web vitals of a page, by name.</summary>
public sealed record PageVitals(string Page, IReadOnlyList<VitalFigures> Figures)
{
    public long Count => Figures.Sum(f => f.Count);
}
