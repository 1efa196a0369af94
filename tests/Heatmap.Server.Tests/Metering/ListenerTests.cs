using System.Diagnostics.Metrics;
using Heatmap.TestHost;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Server.Tests.Metering;

public sealed class ListenerTests : IDisposable
{
    private readonly MetricsListener _listener = new(NullLogger<MetricsListener>.Instance);

    // Names of this run alone: the listener hears all meters of the process.
    private readonly Meter _meter = new("Heatmap.Tests");
    private readonly string _name = $"t{Guid.NewGuid():N}";

    [Fact]
    public void Counters_add_up_by_their_tags_and_end_in_total()
    {
        var counter = _meter.CreateCounter<long>($"{_name}.events", "{event}", "Events.");
        counter.Add(2, Tag("code", "a"));
        counter.Add(3, Tag("code", "b"));
        counter.Add(5, Tag("code", "a"));

        var told = Told("_events_total");
        (told.Type, told.Help).ShouldBe(("counter", "Events."));
        told.Samples.Select(s => (s.Labels["code"], s.Value)).ShouldBe([("a", 7), ("b", 3)]);
    }

    [Fact]
    public void Measurements_that_differ_in_what_becomes_no_label_are_one_series()
    {
        using var framework = new Meter("Microsoft.AspNetCore.Hosting");
        var requests = framework.CreateHistogram<double>("http.server.request.duration", "s", "Requests.");
        foreach (var version in (string[])["1.0", "1.1", "2"]) requests.Record(0.1, Tag("http.route", _name), Tag("network.protocol.version", version));

        var told = Exposition.Read(PrometheusText.Write(_listener.Read()));
        told["http_requests_total"].Samples.Single(s => s.Labels.GetValueOrDefault("route") == _name).Value.ShouldBe(3);
        told["http_request_duration_seconds"].Samples.Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal) && s.Labels.GetValueOrDefault("route") == _name).Value.ShouldBe(3);
    }

    [Fact]
    public void Gauges_tell_what_is_now_and_nothing_of_what_was()
    {
        var rooms = new List<Measurement<int>> { new(3, Tag("room", "x")), new(4, Tag("room", "y")) };
        _meter.CreateObservableGauge($"{_name}.lag", () => rooms, "s", "Lag.");
        var set = _meter.CreateGauge<double>($"{_name}.set");
        var level = _meter.CreateUpDownCounter<int>($"{_name}.level");
        set.Record(1);
        set.Record(0.25);
        level.Add(5);
        level.Add(-2);

        Told("_lag_seconds").Samples.Select(s => s.Value).ShouldBe([3, 4]);
        rooms.RemoveAt(0);
        Told("_lag_seconds").Samples.Select(s => (s.Labels["room"], s.Value)).ShouldBe([("y", 4)]);
        Told("_set").Samples.ShouldHaveSingleItem().Value.ShouldBe(0.25);
        Told("_level").Samples.ShouldHaveSingleItem().Value.ShouldBe(3);
    }

    [Fact]
    public void Histograms_count_what_is_not_above_each_bound()
    {
        var histogram = _meter.CreateHistogram($"{_name}.took", "s", "Took.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 4] });
        foreach (var value in new[] { 0.5, 1, 1.5, 4, 100 }) histogram.Record(value);

        var told = Told("_took_seconds");
        told.Type.ShouldBe("histogram");
        told.Samples.Where(s => s.Name.EndsWith("_bucket", StringComparison.Ordinal)).Select(s => (s.Labels["le"], s.Value))
            .ShouldBe([("1", 2), ("2", 3), ("4", 4), ("+Inf", 5)]);
        told.Samples.Single(s => s.Name.EndsWith("_sum", StringComparison.Ordinal)).Value.ShouldBe(107);
    }

    [Fact]
    public void What_is_in_a_label_or_a_help_comes_through_whole()
    {
        const string Nasty = "a\"b\\c\nd{e}=,ü \\n";
        _meter.CreateCounter<int>($"{_name}.nasty", null, Nasty).Add(1, Tag("bad.name-1", Nasty));

        var told = Told("_nasty_total");
        told.Help.ShouldBe(Nasty);
        told.Samples.Single().Labels.ShouldBe(new Dictionary<string, string> { ["bad_name_1"] = Nasty });
    }

    [Fact]
    public void A_label_of_ever_new_values_fills_no_memory_and_loses_no_count()
    {
        var counter = _meter.CreateCounter<long>($"{_name}.wild");
        for (var i = 0; i < 1000; i++) counter.Add(1, Tag("id", $"{i}"));
        counter.Add(1, Tag("id", "0"));

        var samples = Told("_wild_total").Samples;
        samples.Count.ShouldBeLessThanOrEqualTo(MetricFamily.MostSeries + 1);
        samples.Sum(s => s.Value).ShouldBe(1001);
        samples.Single(s => s.Labels.ContainsKey("overflow")).Value.ShouldBe(1000 - MetricFamily.MostSeries);
    }

    [Fact]
    public void Two_meters_with_one_name_tell_one_metric()
    {
        using var other = new Meter("Heatmap.Tests.Other");
        _meter.CreateCounter<long>($"{_name}.both").Add(1);
        other.CreateCounter<long>($"{_name}.both").Add(2);
        other.CreateObservableGauge($"{_name}.both.total", () => 9);

        Told("_both_total").Samples.ShouldHaveSingleItem().Value.ShouldBe(3);
    }

    [Fact]
    public void Measurements_of_many_threads_all_count()
    {
        var counter = _meter.CreateCounter<long>($"{_name}.threads");
        var histogram = _meter.CreateHistogram<double>($"{_name}.spans");
        Parallel.For(0, 10_000, i =>
        {
            counter.Add(1, Tag("part", i % 7));
            histogram.Record(i % 3);
        });

        Told("_threads_total").Samples.Sum(s => s.Value).ShouldBe(10_000);
        Told("_spans").Samples.Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal)).Value.ShouldBe(10_000);
    }

    [Fact]
    public void Meters_that_are_not_ours_are_not_told()
    {
        using var foreign = new Meter("Foreign");
        foreign.CreateCounter<long>($"{_name}.foreign").Add(1);

        Exposition.Read(PrometheusText.Write(_listener.Read())).Keys.ShouldNotContain(k => k.Contains(_name, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _meter.Dispose();
        _listener.Dispose();
    }

    private static KeyValuePair<string, object?> Tag(string key, object value) => new(key, value);

    private Metric Told(string suffix) => Exposition.Read(PrometheusText.Write(_listener.Read()))[_name + suffix];
}
