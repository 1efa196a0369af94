using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Heatmap.Ingest.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task Requests_and_events_are_counted_and_tagged_with_nothing_of_a_visitor()
    {
        await using var server = await TestServer.StartAsync();
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, server.MeterFactory)) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.Enqueue($"{instrument.Name} {value} {Tags(tags)}".TrimEnd()));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => counted.Enqueue($"{instrument.Name} {Tags(tags)}".TrimEnd()));
        listener.Start();

        await server.SendAsync(Some.Batch(1, Some.View(1), Some.View(2), Some.View(3, "p9")));
        await server.SendAsync("nonsense"u8.ToArray());

        counted.Where(c => c.StartsWith("heatmap.ingest", StringComparison.Ordinal)).ShouldBe(
        [
            "heatmap.ingest.append.duration", "heatmap.ingest.events.accepted 2", "heatmap.ingest.events.rejected 1 code=unknown-page",
            "heatmap.ingest.requests 1 status=202", "heatmap.ingest.requests 1 status=400",
        ]);
    }

    private static string Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
}
