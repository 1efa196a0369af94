using System.Diagnostics.Metrics;

namespace Heatmap.Server;

/// <summary>Listens to the meters of this process, and keeps what they say as counters, gauges and histograms.</summary>
internal sealed class MetricsListener : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _reading = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly ILogger<MetricsListener> _logger;

    public MetricsListener(ILogger<MetricsListener> logger)
    {
        _logger = logger;
        _listener.InstrumentPublished = Listen;
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, family) => Measure(family, value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, family) => Measure(family, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => Measure(family, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => Measure(family, value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, family) => Measure(family, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => Measure(family, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, family) => Measure(family, (double)value, tags));
        _listener.Start();
    }

    /// <summary>All metrics as they stand, by name.</summary>
    public IReadOnlyList<MetricFamily> Read()
    {
        lock (_reading)
        {
            var families = Families();
            foreach (var family in families.Where(f => f.IsObserved)) family.Clear();
            _listener.RecordObservableInstruments();
            return families;
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Measure(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var family = (MetricFamily)state!;
        var series = family.Of(tags);
        if (family.Kind == MetricKind.Histogram) series.Observe(value);
        else if (family.IsSet) series.Set(value);
        else series.Add(value);
    }

    private static MetricKind? KindOf(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        if (type == typeof(Counter<>) || type == typeof(ObservableCounter<>)) return MetricKind.Counter;
        if (type == typeof(Histogram<>)) return MetricKind.Histogram;
        return type == typeof(UpDownCounter<>) || type == typeof(ObservableUpDownCounter<>) || type == typeof(ObservableGauge<>) || type == typeof(Gauge<>)
            ? MetricKind.Gauge
            : null;
    }

    private void Listen(Instrument instrument, MeterListener listener)
    {
        if (!MetricNames.IsTold(instrument) || KindOf(instrument) is not { } kind) return;
        listener.EnableMeasurementEvents(instrument, FamilyOf(instrument, kind));
    }

    /// <summary>Instruments of one name, of two meters, tell one metric: a name stands in the text once.</summary>
    private MetricFamily FamilyOf(Instrument instrument, MetricKind kind)
    {
        var family = new MetricFamily(instrument, kind);
        lock (_families)
        {
            if (!_families.TryGetValue(family.Name, out var known)) _families.Add(family.Name, family);
            else if (known.Kind == kind && known.IsObserved == family.IsObserved) return known;
            else _logger.LogWarning("The instrument {Instrument} isn't told in the metrics: another of another kind has its name", instrument.Name);
            return family;
        }
    }

    private List<MetricFamily> Families()
    {
        lock (_families) return [.. _families.Values];
    }
}
