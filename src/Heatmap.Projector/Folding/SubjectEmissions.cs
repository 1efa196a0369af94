using System.Text.Json.Serialization.Metadata;
using Heatmap.Projections;

namespace Heatmap.Projector;

/// <summary>What a fold over one subject emitted: the last row under each address, and sums.</summary>
internal sealed class SubjectEmissions : IEmissions
{
    public Dictionary<RowAddress, StagedRow> Rows { get; } = [];

    public Dictionary<TotalAddress, Dictionary<int, long>> Totals { get; } = [];

    public void Put<T>(RowAddress address, long rank, T document, JsonTypeInfo<T> json) =>
        Rows[address] = new StagedRow.Of<T>(rank, document, json);

    public void Contribute(TotalAddress total, int cell, long weight)
    {
        if (!Totals.TryGetValue(total, out var cells)) Totals[total] = cells = [];
        cells[cell] = cells.GetValueOrDefault(cell) + weight;
    }

    public void Clear()
    {
        Rows.Clear();
        Totals.Clear();
    }
}
