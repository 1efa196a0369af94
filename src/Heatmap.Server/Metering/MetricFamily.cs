using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Heatmap.Server;

/// <summary>All series of one name.</summary>
internal sealed class MetricFamily(Instrument instrument, MetricKind kind)
{
    /// <summary>Series beyond these go into one, labelled as overflowing: a label that takes any value must not fill the memory.</summary>
    public const int MostSeries = 200;

    private const int LongestValue = 100;

    // The buckets that Prometheus's own clients begin with, and three below them: appends take milliseconds.
    private static readonly double[] DefaultBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<string, MetricSeries> _series = new();

    // Not every tag becomes a label: several sets of tags may be one series.
    private readonly ConcurrentDictionary<TagSet, MetricSeries> _found = new();
    private readonly ConcurrentDictionary<string, string?> _labels = new();
    private readonly double[] _bounds = kind == MetricKind.Histogram ? BoundsOf(instrument) : [];

    public MetricKind Kind => kind;

    public string Name { get; } = MetricNames.Of(instrument, kind);

    public string Help { get; } = instrument.Description ?? instrument.Name;

    /// <summary>Whether the number is set at each reading, by whoever knows it.</summary>
    public bool IsObserved { get; } = instrument.IsObservable;

    /// <summary>Whether a measurement is the number itself, and no change of it.</summary>
    public bool IsSet { get; } = instrument.IsObservable || instrument.GetType().GetGenericTypeDefinition() == typeof(Gauge<>);

    /// <summary>A counter of the observations, under a name of its own; null for none.</summary>
    public string? CountedAs { get; } = instrument.Name == MetricNames.Requests ? "http_requests_total" : null;

    /// <summary>In the order of their labels.</summary>
    public IEnumerable<MetricSeries> Series =>
        _series.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value);

    public MetricSeries Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var set = TagSet.Of(tags);
        if (_found.TryGetValue(set, out var known)) return known;
        var labels = LabelsOf(set);
        var name = string.Join('\n', labels.Select(l => $"{l.Label}={l.Value}"));
        var series = _series.TryGetValue(name, out var there) ? there
            : _series.Count < MostSeries ? _series.GetOrAdd(name, _ => new MetricSeries(labels, _bounds))
            : _series.GetOrAdd("overflow", _ => new MetricSeries([("overflow", "true")], _bounds));
        // Remembered only as long as they are few: a tag that takes any value must not fill the memory either.
        return _found.Count < MostSeries ? _found.GetOrAdd(set, series) : series;
    }

    /// <summary>What isn't observed any more isn't told any more.</summary>
    public void Clear()
    {
        _found.Clear();
        _series.Clear();
    }

    private static double[] BoundsOf(Instrument instrument) =>
        instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } ? [.. advised] : DefaultBounds;

    private List<(string Label, string Value)> LabelsOf(TagSet tags)
    {
        var labels = new List<(string Label, string Value)>();
        foreach (var (tag, value) in tags.Tags)
        {
            if (_labels.GetOrAdd(tag, t => MetricNames.Label(instrument, t)) is not { } label) continue;
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Add((label, text.Length > LongestValue ? text[..LongestValue] : text));
        }

        return labels;
    }
}
