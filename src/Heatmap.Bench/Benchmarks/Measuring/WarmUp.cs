namespace Heatmap.Bench;

/// <summary>
/// Load before measuring. A server's code is compiled as it is used, then counted, then compiled again for what it was seen to do; how
/// long that takes depends on the machine, so it goes on until it makes nothing faster.
/// </summary>
internal static class WarmUp
{
    // Of the best before; steps differ by about as much from each other when nothing changes any more.
    private const double Gain = 1.05;

    public static async Task RunAsync(Func<LoadPlan, Task<LoadResult>> send, BenchmarkSizes sizes, Action<string> progress)
    {
        var (best, since) = (0.0, 0);
        for (var step = 1; step <= sizes.MostWarmUps && since < 2; step++)
        {
            var events = (await send(new LoadPlan(sizes.Connections, sizes.WarmUp)).ConfigureAwait(false)).EventsPerSecond;
            progress($"Warming up: {events:n0} events/s.");
            since = events > best * Gain ? 0 : since + 1;
            best = Math.Max(best, events);
        }
    }
}
