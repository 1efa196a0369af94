using System.Diagnostics.Metrics;

namespace Heatmap.Redis;

/// <summary>What is counted of the talk between nodes.</summary>
internal sealed class RedisMetrics(Meter meter)
{
    private readonly Counter<long> _sent = meter.CreateCounter<long>("heatmap.redis.changes.sent", "{change}", "Changes told to other nodes.");
    private readonly Counter<long> _untold = meter.CreateCounter<long>("heatmap.redis.changes.untold", "{change}", "Changes not told to other nodes, which read afresh instead, by why.");
    private readonly Counter<long> _heard = meter.CreateCounter<long>("heatmap.redis.changes.heard", "{change}", "Changes heard from other nodes.");
    private readonly Counter<long> _missed = meter.CreateCounter<long>("heatmap.redis.changes.missed", "{time}", "How often watchers were told to read afresh.");

    public void Sent() => _sent.Add(1);

    /// <param name="why">A word of a fixed few: large, away, behind.</param>
    public void Untold(string why) => _untold.Add(1, new KeyValuePair<string, object?>("why", why));

    public void Heard() => _heard.Add(1);

    public void Missed() => _missed.Add(1);
}
