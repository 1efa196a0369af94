using Heatmap.Events;
using Heatmap.Projections;
using Heatmap.Query;

namespace Heatmap.Api;

/// <summary>The schema's Heatmap.</summary>
public sealed class HeatmapFields(HeatmapAsked asked, HeatKind kind, HeatmapAnswer answer)
{
    public string Page => asked.Page;

    public HeatKind Kind => kind;

    public DeviceClass? Device => asked.Device;

    public DateTimeOffset From => DateTimeOffset.FromUnixTimeMilliseconds(answer.From);

    public DateTimeOffset To => DateTimeOffset.FromUnixTimeMilliseconds(answer.To);

    public static int Columns => ClickMapView.Columns;

    public static int RowHeight => ClickMapView.RowHeight;

    public double Total => Weights.ToNumber(answer.Cells.Values.Sum());

    public IReadOnlyList<double> Cells => Triples.Of(answer.Cells, ClickMapView.Columns);

    public ProvenanceFields Provenance => new(answer.Origin);

    public IReadOnlyList<ElementHeatFields> Elements(int first) =>
        [.. answer.Elements
            .OrderByDescending(e => e.Value.Values.Sum())
            .ThenBy(e => e.Key, StringComparer.Ordinal)
            .Take(Limits.Checked(first, "first"))
            .Select(e => new ElementHeatFields(e.Key, e.Value))];
}
