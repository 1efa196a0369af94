using System.Text.Json;

namespace Heatmap.EndToEnd.Tests;

/// <summary>Reads the API's triples of column, row and weight.</summary>
public static class Cells
{
    public static Dictionary<(int, int), double> Of(JsonElement triples) =>
        triples.EnumerateArray().Select(n => n.GetDouble()).Chunk(3).ToDictionary(t => ((int)t[0], (int)t[1]), t => t[2]);

    public static Dictionary<(int, int), double> Counted(IEnumerable<(int, int)> cells) => cells.CountBy(c => c).ToDictionary(c => c.Key, c => (double)c.Value);
}
