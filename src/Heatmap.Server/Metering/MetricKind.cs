namespace Heatmap.Server;

/// <summary>The types of the text format that are used here; their names are the format's.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}
