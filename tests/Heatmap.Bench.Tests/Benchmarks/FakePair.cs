namespace Heatmap.Bench.Tests;

/// <summary>Two servers that are one, and a Redis that takes two milliseconds.</summary>
internal sealed class FakePair(FakeHeatmapServer server) : INodePair
{
    public async Task<(BenchSite Takes, BenchSite Tells)> StartAsync(string folder, CancellationToken cancellation)
    {
        var site = await server.StartAsync(folder, cancellation);
        return (site, site);
    }

    public Task<LatencyHistogram> RedisAsync(int messages, CancellationToken cancellation)
    {
        var took = new LatencyHistogram();
        for (var i = 0; i < messages; i++) took.Record(TimeSpan.FromMilliseconds(2));
        return Task.FromResult(took);
    }

    public Task StopAsync(CancellationToken cancellation) => server.StopAsync(cancellation);
}
