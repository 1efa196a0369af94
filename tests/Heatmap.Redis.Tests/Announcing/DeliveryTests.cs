using Heatmap.Views;

namespace Heatmap.Redis.Tests;

public sealed class DeliveryTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private readonly int _own = redis.NextDatabase();

    [Fact]
    public async Task Changes_of_each_publisher_come_to_the_others_in_order_and_to_itself_once()
    {
        const int Count = 500;
        await using var first = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var second = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var watcher = first.Announcements.WatchAsync(default).GetAsyncEnumerator();

        var publishing = Task.WhenAll(
            Task.Run(() => PublishAll(first, "mine", Count)), Task.Run(() => PublishAll(second, "theirs", Count)));
        var taken = new List<ViewChange>();
        while (taken.Count < 2 * Count) taken.Add((await watcher.NextAsync()).ShouldNotBeNull());
        await publishing;

        foreach (var publisher in new[] { "mine", "theirs" })
            taken.Where(c => c.Projection == publisher).Select(c => c.Position).ShouldBe(Enumerable.Range(1, Count).Select(i => $"{i}"));
    }

    [Fact]
    public async Task A_change_too_large_for_a_message_makes_others_read_afresh_and_comes_to_the_own_watchers_whole()
    {
        await using var first = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var second = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var own = first.Announcements.WatchAsync(default).GetAsyncEnumerator();
        await using var other = second.Announcements.WatchAsync(default).GetAsyncEnumerator();
        var large = Some.Change(1) with { Put = [new ViewRow(new ViewKey("session", "shop", "", "1"), 0, new byte[RedisAnnouncements.LargestMessage])] };

        first.Announcements.Publish(large);
        first.Announcements.Publish(Some.Change(2));

        (await own.NextAsync()).ShouldBe(large);
        (await other.NextAsync()).ShouldBeNull();
        (await other.NextAsync())!.Position.ShouldBe("2");
    }

    [Fact]
    public async Task Of_projections_that_nobody_watches_elsewhere_nothing_leaves_the_node()
    {
        await using var first = await Some.ConnectedAsync(redis.Server, Some.Options() with { Projections = new HashSet<string> { "sessions" } }, _own);
        await using var second = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var other = second.Announcements.WatchAsync(default).GetAsyncEnumerator();

        first.Announcements.Publish(Some.Change(1, "page-figures"));
        first.Announcements.Publish(Some.Change(2, "sessions"));

        (await other.NextAsync())!.Position.ShouldBe("2");
    }

    [Fact]
    public async Task Installations_in_two_databases_of_one_redis_hear_nothing_of_each_other()
    {
        await using var first = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var stranger = await Some.ConnectedAsync(redis.Server, database: redis.NextDatabase());
        await using var other = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var watcher = other.Announcements.WatchAsync(default).GetAsyncEnumerator();

        stranger.Announcements.Publish(Some.Change(1));
        stranger.Announcements.Publish(Some.Change(2));
        first.Announcements.Publish(Some.Change(3));

        (await watcher.NextAsync())!.Position.ShouldBe("3");
    }

    [Fact]
    public async Task What_a_node_published_before_it_ended_comes_and_nobody_reads_afresh_for_it()
    {
        await using var node = await Some.ConnectedAsync(redis.Server, database: _own);
        await using var watcher = node.Announcements.WatchAsync(default).GetAsyncEnumerator();
        await using (var ending = await Some.ConnectedAsync(redis.Server, database: _own)) ending.Announcements.Publish(Some.Change(1));
        await using var next = await Some.ConnectedAsync(redis.Server, database: _own);
        next.Announcements.Publish(Some.Change(2));

        (await watcher.NextAsync())!.Position.ShouldBe("1");
        (await watcher.NextAsync())!.Position.ShouldBe("2");
    }

    [Fact]
    public async Task When_a_node_falls_silent_the_others_read_afresh()
    {
        var options = Some.Options() with { Beat = TimeSpan.FromMilliseconds(250) };
        await using var node = await Some.ConnectedAsync(redis.Server, options, _own);
        await using var watcher = node.Announcements.WatchAsync(default).GetAsyncEnumerator();
        using var stranger = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(redis.Server.Address["redis://".Length..]);
        var beat = new byte[Frame.Size];
        new Frame(FrameKind.Beat, options.NodeId + 99, 0).Write(beat);

        await stranger.GetSubscriber().PublishAsync($"heatmap:{_own}:nodes", beat);

        (await watcher.NextAsync()).ShouldBeNull();
    }

    private static void PublishAll(RedisNode node, string name, int count)
    {
        for (var i = 1; i <= count; i++) node.Announcements.Publish(Some.Change(i, name));
    }
}
