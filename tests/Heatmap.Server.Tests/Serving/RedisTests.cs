using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Heatmap.Redis;
using Heatmap.TestServers;

namespace Heatmap.Server.Tests.Serving;

public sealed class RedisTests
{
    [Fact]
    public async Task Without_redis_the_server_goes_on_and_ready_names_what_it_does_without_until_redis_is_back()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var world = await World.StartAsync(redis: RedisAddress.Parse(redis.Address));
        var shop = await world.FoundAsync("shop");
        await UntilAsync(world, degraded => degraded.Count == 0);

        await redis.KillAsync();
        var named = await UntilAsync(world, degraded => degraded.Count > 0);
        await world.TakenAsync(shop, Sending.Visit(shop.Site.PublicKey, Guid.CreateVersion7(), "https://shop.example/"));
        await world.FoldedAsync();
        await redis.StartAgainAsync();
        await UntilAsync(world, degraded => degraded.Count == 0);

        named.ShouldHaveSingleItem().ShouldMatch("^redis: away since [0-9T:-]+Z, subscriptions see other nodes' changes by looking for them, limits are per node$");
    }

    [Fact]
    public async Task A_server_starts_without_redis()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using var world = await World.StartAsync(redis: RedisAddress.Parse(redis.Address));

        (await UntilAsync(world, degraded => degraded.Count > 0)).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_malformed_address_is_told_with_the_setting_it_stands_in()
    {
        Environment.SetEnvironmentVariable(RedisParts.Setting, "redis.example:6379");
        try
        {
            Should.Throw<ControlException>(() => RedisParts.FromEnvironment(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, TimeProvider.System))
                .Message.ShouldStartWith("ConnectionStrings__Redis: ");
        }
        finally
        {
            Environment.SetEnvironmentVariable(RedisParts.Setting, null);
        }
    }

    /// <summary>Asks until the answer is as wanted; it is 200 all the time.</summary>
    private static async Task<IReadOnlyList<string>> UntilAsync(World world, Predicate<IReadOnlyList<string>> wanted)
    {
        using var patience = new CancellationTokenSource(Waiting.Limit);
        while (true)
        {
            using var answer = await world.Http.GetAsync(new Uri(world.Server.Address, "/ready"), patience.Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var ready = await answer.Content.ReadFromJsonAsync<JsonElement>(patience.Token);
            IReadOnlyList<string> degraded = [.. ready.GetProperty("degraded").EnumerateArray().Select(d => d.GetString()!)];
            if (wanted(degraded)) return degraded;
            await Task.Delay(20, patience.Token);
        }
    }
}
