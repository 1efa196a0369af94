using Heatmap.Projections;

namespace Heatmap.Api;

/// <summary>Grids as flat lists of column, row and weight, top to bottom, left to right.</summary>
internal static class Triples
{
    public static IReadOnlyList<double> Of(IEnumerable<KeyValuePair<int, long>> cells, int columns)
    {
        var triples = new List<double>();
        foreach (var (cell, weight) in cells.OrderBy(c => c.Key))
        {
            triples.Add(cell % columns);
            triples.Add(cell / columns);
            triples.Add(Weights.ToNumber(weight));
        }

        return triples;
    }
}
