using Heatmap.TestServers;

namespace Heatmap.Faults;

/// <summary>Redis killed, and started again with nothing in it.</summary>
internal sealed class KilledRedis(RedisServer redis) : IFault
{
    public string Name => "Redis killed";

    public object Target => redis;

    public Task StrikeAsync() => redis.KillAsync();

    public Task MendAsync() => redis.StartAgainAsync();
}
