using System.Globalization;

namespace Heatmap.Bench;

/// <summary>What a server's metrics tell of its projections.</summary>
internal sealed class Projections(HttpClient http, BenchSite site, TimeProvider time)
{
    private const string Folded = "events_processed_total";
    private const string Behind = "heatmap_projector_lag_positions";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Waits until they have followed the log, which got so many events.</summary>
    /// <exception cref="BenchmarkFailedException">They haven't in half an hour.</exception>
    public async Task FollowedAsync(double events, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var values = await ReadAsync(cancellation).ConfigureAwait(false);
            var behind = values.Where(metric => metric.Name == Behind).Select(metric => metric.Value).DefaultIfEmpty(double.NaN).Max();
            // The end of the log is asked for now and then only, so that nothing behind it is no news in itself.
            if (values.Where(metric => metric.Name == Folded).Sum(metric => metric.Value) >= events && behind == 0) return;
            if (time.GetElapsedTime(begun) > Patience) throw new BenchmarkFailedException($"The projections are {behind} appends behind the log after {Patience}.");
            await Task.Delay(Pause, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lines of the text format: a name, labels in braces, a value.</summary>
    private async Task<IReadOnlyList<(string Name, double Value)>> ReadAsync(CancellationToken cancellation)
    {
        var text = await http.GetStringAsync(new Uri(site.Address, "/metrics"), cancellation).ConfigureAwait(false);
        return [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line =>
            (line[..line.IndexOfAny(['{', ' '])], double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture)))];
    }
}
