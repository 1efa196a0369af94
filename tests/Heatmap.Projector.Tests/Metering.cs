using System.Diagnostics.Metrics;
using Heatmap.Events;
using Heatmap.Projections;

namespace Heatmap.Projector.Tests;

public class Metering
{
    [Fact]
    public async Task What_was_folded_is_counted_and_what_is_even_lies_nowhere_behind()
    {
        await using var world = new ClusterWorld();
        var node = world.Start();
        using var meter = new MeterReading(node.Node);
        await world.AppendAsync(RandomWorld.Of(1));
        await world.SettleAsync();
        await world.PassEvenlyAsync(TimeSpan.FromSeconds(2));

        meter.Sum("heatmap.projector.events").ShouldBe(RandomWorld.Of(1).Count);
        meter.Sum("heatmap.projector.commits").ShouldBeGreaterThan(0);
        var gauges = meter.Read();
        foreach (var projection in AllProjections.List.Select(p => p.Version.Name))
        {
            foreach (var what in (string[])["lag", "lag.positions", "stopped"]) gauges[$"heatmap.projector.{what} projection={projection}"].ShouldBe(0);
        }

        (gauges["heatmap.projector.partitions"], gauges["heatmap.projector.nodes"]).ShouldBe((64, 1));
    }

    [Fact]
    public async Task Lag_is_the_age_of_what_is_not_folded_yet()
    {
        await using var world = new ClusterWorld();
        var node = world.Start();
        using var meter = new MeterReading(node.Node);
        await world.AppendAsync(RandomWorld.Of(1));
        await world.SettleAsync();
        await world.PassEvenlyAsync(TimeSpan.FromSeconds(2));
        node.Gate.PauseAt(nameof(Views.IViewWriter.CommitAsync), onlyThat: true);
        await world.AppendAsync(RandomWorld.Of(2));
        await world.UntilAsync(() => node.Gate.IsPaused, "a commit was underway");
        await world.UntilAsync(() => meter.Read()["heatmap.projector.lag projection=click-map"] >= 30, "half a minute had passed");

        var positions = meter.Read()["heatmap.projector.lag.positions projection=click-map"];
        positions.ShouldBe(RandomWorld.Of(2).Select(h => h.Batch).Distinct().Count());
        node.Gate.Wake();
        await world.SettleAsync();
        await world.UntilAsync(() => meter.Read()["heatmap.projector.lag projection=click-map"] == 0, "it was even again");
    }

    [Fact]
    public async Task A_projection_that_stands_still_is_told_by_its_name()
    {
        await using var world = new ClusterWorld();
        var node = world.Start([new ClickMapProjection(), new Allergic()]);
        using var meter = new MeterReading(node.Node);
        await world.AppendAsync(RandomWorld.Of(3));
        await world.UntilAsync(() => meter.Read().GetValueOrDefault("heatmap.projector.stopped projection=allergic") == 1, "it stood still");

        meter.Read()["heatmap.projector.stopped projection=click-map"].ShouldBe(0);
    }

    [Fact]
    public async Task A_build_tells_how_far_it_is()
    {
        await using var world = new World().Start();
        await world.AppendAsync(RandomWorld.Of(3));
        await world.SettleAsync();
        using var meter = new MeterReading(world.Node);
        meter.Read().Keys.ShouldNotContain(k => k.StartsWith("heatmap.projector.build", StringComparison.Ordinal));
        var seen = new List<double>();
        await world.Rebuilds.RebuildAsync("click-map", _ => seen.Add(meter.Read()["heatmap.projector.build.progress projection=click-map"]), World.Patience);

        seen[^1].ShouldBe(1);
        meter.Read().Keys.ShouldNotContain(k => k.StartsWith("heatmap.projector.build", StringComparison.Ordinal));
    }

    /// <summary>The instruments of one node.</summary>
    private sealed class MeterReading : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, double> _sums = [];
        private readonly Dictionary<string, double> _gauges = [];
        private readonly Lock _lock = new();

        public MeterReading(ProjectorNode node)
        {
            _listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Heatmap.Projector" && ReferenceEquals(instrument.Meter.Scope, node)) self.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string counter)
        {
            lock (_lock) return _sums.GetValueOrDefault(counter);
        }

        /// <summary>What the gauges say now, by name and projection.</summary>
        public Dictionary<string, double> Read()
        {
            lock (_lock)
            {
                _gauges.Clear();
                _listener.RecordObservableInstruments();
                return new Dictionary<string, double>(_gauges);
            }
        }

        public void Dispose() => _listener.Dispose();

        private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Key}={tags[0].Value}";
            lock (_lock)
            {
                if (instrument.IsObservable) _gauges[name] = value;
                else _sums[name] = _sums.GetValueOrDefault(name) + value;
            }
        }
    }
}
