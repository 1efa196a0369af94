using Heatmap.TestServers;

namespace Heatmap.Faults;

/// <summary>Redis keeps its connections and answers nothing.</summary>
internal sealed class HangingRedis(RedisServer redis) : IFault
{
    public string Name => "Redis hangs";

    public object Target => redis;

    public Task StrikeAsync() => redis.PauseAsync();

    public Task MendAsync() => redis.ResumeAsync();
}
