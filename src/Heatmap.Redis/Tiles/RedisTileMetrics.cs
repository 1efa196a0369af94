using System.Diagnostics.Metrics;

namespace Heatmap.Redis;

/// <summary>How often kept tiles were used.</summary>
internal sealed class RedisTileMetrics(Meter meter)
{
    private readonly Counter<long> _hits = meter.CreateCounter<long>("heatmap.redis.tiles.hits", "{read}", "Reads of tiles that were answered from Redis.");
    private readonly Counter<long> _misses = meter.CreateCounter<long>("heatmap.redis.tiles.misses", "{read}", "Reads of tiles worth keeping that the views answered.");

    public void Hit() => _hits.Add(1);

    public void Missed() => _misses.Add(1);
}
