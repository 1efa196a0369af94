using Heatmap.Projections;

namespace Heatmap.Api;

/// <summary>What was added to one heatmap, in hundredths by cell; stale where that can't be told, so that one must ask for it all.</summary>
public sealed record HeatChange(
    IReadOnlyDictionary<int, long> Cells, IReadOnlyDictionary<string, IReadOnlyDictionary<int, long>> Elements, string Position, bool Stale)
{
    private static readonly Dictionary<int, long> None = [];

    public static HeatChange Unknown(string position) =>
        new(None, new Dictionary<string, IReadOnlyDictionary<int, long>>(), position, Stale: true);

    /// <summary>Both as one.</summary>
    public HeatChange Then(HeatChange later) =>
        Stale || later.Stale
            ? Unknown(later.Position)
            : new HeatChange(
                Sum(Cells, later.Cells),
                Elements.Keys.Union(later.Elements.Keys).ToDictionary(
                    selector => selector,
                    selector => (IReadOnlyDictionary<int, long>)Sum(
                        Elements.GetValueOrDefault(selector, None), later.Elements.GetValueOrDefault(selector, None))),
                later.Position,
                Stale: false);

    public HeatmapChangeFields ToFields() => new(
        Triples.Of(Cells, ClickMapView.Columns), [.. Elements.Select(e => new ElementHeatFields(e.Key, e.Value))], Position, Stale);

    private static Dictionary<int, long> Sum(IReadOnlyDictionary<int, long> left, IReadOnlyDictionary<int, long> right)
    {
        var sum = new Dictionary<int, long>(left);
        foreach (var (cell, weight) in right) sum[cell] = sum.GetValueOrDefault(cell) + weight;
        return sum;
    }
}
