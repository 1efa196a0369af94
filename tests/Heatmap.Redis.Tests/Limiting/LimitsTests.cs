using System.Net;
using System.Text;
using Heatmap.Events;
using Heatmap.Ingest;
using Heatmap.TestServers;
using StackExchange.Redis;

namespace Heatmap.Redis.Tests;

public sealed class LimitsTests
{
    private static readonly SiteId Site = new("shop");
    private static readonly AddressBlock Address = AddressBlock.Of(IPAddress.Parse("203.0.113.77"));
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("the key of today, 32 bytes long.");

    // A window of a minute: whatever a test does is within one.
    private static readonly IngestOptions Limits = new() { RequestsByAddress = 10, BurstByAddress = 600, RequestsByKey = 100 };

    [Fact]
    public async Task Two_nodes_together_let_no_more_pass_than_the_limit_and_a_twentieth_for_each()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await Some.ConnectedAsync(redis);
        await using var second = await Some.ConnectedAsync(redis);
        var nodes = new[] { Limit(first), Limit(second) };

        var passed = 0;
        await Task.WhenAll(nodes.SelectMany(node => Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                if (await node.EnterAsync(Address) is null) Interlocked.Increment(ref passed);
            }
        }))));

        // 3200 tried. Each node alone would have let 600 pass.
        passed.ShouldBeInRange(600, 600 + (2 * 30));
        foreach (var node in nodes) (await node.EnterAsync(Address)).ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(70));
    }

    [Fact]
    public async Task What_passed_on_one_node_counts_on_the_other()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await Some.ConnectedAsync(redis);
        await using var second = await Some.ConnectedAsync(redis);
        var (one, other) = (Limit(first), Limit(second));
        while (await one.EnterAsync(Address) is null)
        {
            // Until nothing is left.
        }

        var passed = 0;
        while (await other.EnterAsync(Address) is null) passed++;

        passed.ShouldBeLessThanOrEqualTo(30);
        (await other.EnterAsync(AddressBlock.Of(IPAddress.Parse("203.0.113.78")))).ShouldBeNull();
        (await other.EnterAsync(Site)).ShouldBeNull();
    }

    [Fact]
    public async Task While_much_is_left_an_answer_waits_for_nothing()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Some.ConnectedAsync(redis);
        var limits = Limit(node);

        for (var i = 0; i < 30; i++) limits.EnterAsync(Address).AsTask().IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_leaves_the_process_names_nobody_and_goes_by_itself()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Some.ConnectedAsync(redis);
        var limits = Limit(node);
        await limits.EnterAsync(Address);
        await limits.EnterAsync(Site);
        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address["redis://".Length..]);
        var server = connection.GetServer(connection.GetEndPoints()[0]);
        await Some.UntilAsync(() => server.Keys().Count() == 2);

        foreach (var key in server.Keys())
        {
            ((string)key!).ShouldMatch("^heatmap:\\{rate\\}:[as]:[A-Za-z0-9_-]{22}$");
            (await connection.GetDatabase().KeyTimeToLiveAsync(key)).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Another_days_key_gives_other_names()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Some.ConnectedAsync(redis);
        ReadOnlyMemory<byte> key = Key;
        var limits = node.Limit(Limits, _ => new(key));
        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address["redis://".Length..]);
        var server = connection.GetServer(connection.GetEndPoints()[0]);
        await limits.EnterAsync(Address);
        await Some.UntilAsync(() => server.Keys().Count() == 1);

        key = Encoding.UTF8.GetBytes("the key of tomorrow, 32 bytes...");
        await limits.EnterAsync(Address);

        await Some.UntilAsync(() => server.Keys().Count() == 2);
    }

    [Theory]
    [InlineData("kill")]
    [InlineData("hang")]
    public async Task Without_redis_each_node_keeps_its_own_limit_without_waiting_and_with_it_the_common_one_holds_again(string how)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Some.ConnectedAsync(redis, Some.Options().Quick());
        await using var other = await Some.ConnectedAsync(redis, Some.Options().Quick());
        var (limits, others) = (Limit(node), Limit(other));
        await (how == "kill" ? redis.KillAsync() : redis.PauseAsync());
        await Some.UntilAsync(() => node.State.IsAway && other.State.IsAway);

        var passed = 0;
        for (var i = 0; i < 1000; i++)
        {
            var answer = limits.EnterAsync(Address).AsTask();
            answer.IsCompleted.ShouldBeTrue();
            if (await answer is null) passed++;
        }

        // The burst, and what the bucket gets back while the test runs.
        passed.ShouldBeInRange(600, 999);
        await (how == "kill" ? redis.StartAgainAsync() : redis.ResumeAsync());
        await Some.UntilAsync(() => !node.State.IsAway && !other.State.IsAway);
        var fresh = AddressBlock.Of(IPAddress.Parse("2001:db8::1"));
        await Some.UntilAsync(() =>
        {
            // Both still rest for a moment after a failure.
            limits.EnterAsync(fresh).AsTask().Wait();
            return others.EnterAsync(fresh).AsTask().Result is { } wait && wait > TimeSpan.FromSeconds(5);
        });
    }

    [Fact]
    public async Task Requests_underway_when_redis_hangs_are_answered_by_the_own_limit()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Some.ConnectedAsync(redis, Some.Options() with { Beat = TimeSpan.FromSeconds(20), CountWithin = TimeSpan.FromMilliseconds(250) });
        var limits = Limit(node);
        await redis.PauseAsync();

        // More than pass on credit: the rest waits for Redis, which doesn't answer.
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => limits.EnterAsync(Address).AsTask())).WaitAsync(Some.Patience);

        answers.ShouldAllBe(a => a == null);
        node.State.IsAway.ShouldBeFalse();
        await redis.ResumeAsync();
    }

    private static IRateLimits Limit(RedisNode node) => node.Limit(Limits, _ => new(Key));
}
