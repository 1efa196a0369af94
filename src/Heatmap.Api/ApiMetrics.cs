using System.Diagnostics.Metrics;

namespace Heatmap.Api;

/// <summary>What is measured of answering, on the meter <c>Heatmap.Api</c>. No tag names a site or a page.</summary>
public sealed class ApiMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _heatmap;

    public ApiMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Heatmap.Api");
        _heatmap = _meter.CreateHistogram<double>("heatmap.generation.duration", "s", "Answering a query for a heatmap, in seconds.");
    }

    public void Dispose() => _meter.Dispose();

    internal void Answered(TimeSpan heatmap) => _heatmap.Record(heatmap.TotalSeconds);
}
