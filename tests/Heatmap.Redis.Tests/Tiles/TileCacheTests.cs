using FsCheck;
using FsCheck.Fluent;
using Heatmap.TestServers;

namespace Heatmap.Redis.Tests;

public sealed class TileCacheTests(RedisFixture fixture) : IClassFixture<RedisFixture>
{
    private enum Happens
    {
        Commit,
        CommitAndTell,
        CommitUntold,
        Lose,
        Evict,
        Read,
    }

    [Fact]
    public void Whatever_happens_a_node_reads_what_the_views_hold()
    {
        var hits = 0;
        Prop.ForAll(Arb.From(Steps), steps => (hits += AgreesAsync(steps).GetAwaiter().GetResult()) >= 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(80));
        hits.ShouldBeGreaterThan(0, "some reads were answered from Redis");
    }

    [Fact]
    public async Task What_one_node_has_read_another_gets_from_redis_until_the_page_changes()
    {
        await using var world = await TileWorld.StartAsync(fixture.Server);
        await world.CommitAsync(0, 0, "/a", 3, 100);
        await world.ToldAsync();
        await world.ReadAsync(0, "/a");
        await world.KeptAsync(1);
        (await world.ReadAsync(1, "/a")).ShouldSatisfyAllConditions(r => r.Read.ShouldBe(r.Held), r => r.Held.ShouldNotBeEmpty());
        world.Counted.Reads.ShouldBe(1);

        await world.CommitAsync(1, 0, "/b", 3, 100);
        await world.ToldAsync();
        await world.ReadAsync(0, "/a");
        world.Counted.Reads.ShouldBe(1, "another page has changed");

        await world.CommitAsync(1, 1, "/a", 3, 100);
        var (read, held) = await world.ReadAsync(0, "/a");
        read.ShouldBe(held);
        world.Counted.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_of_what_is_erased_stays_and_who_read_it_before_puts_nothing_back()
    {
        await using var world = await TileWorld.StartAsync(fixture.Server);
        await world.CommitAsync(0, 0, "/a", 3, 100);
        await world.ToldAsync();
        await world.ReadAsync(0, "/a");
        await world.KeptAsync(1);

        await world.CommitAsync(0, 0, "/a", 3, -100);
        await world.ToldAsync();
        world.Kept().ShouldBe(0);

        await world.CommitAsync(0, 0, "/a", 3, 100);
        await world.ToldAsync();
        world.Counted.Meanwhile = async () =>
        {
            world.Counted.Meanwhile = null;
            await world.CommitAsync(1, 0, "/a", 3, -100);
            await world.ToldAsync();
        };
        await world.ReadAsync(0, "/a");
        // Its putting back would come before this one's on the same connection.
        await world.ReadAsync(0, "/b");
        await world.KeptAsync(1);
        (await world.ReadAsync(1, "/a")).Read.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_erased_while_redis_is_away_is_gone_there_when_it_is_back_though_nothing_else_is_committed()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var world = await TileWorld.StartAsync(redis, nodes: 1, Some.Options().Quick());
        await world.CommitAsync(0, 0, "/a", 3, 100);
        await world.ToldAsync();
        await world.ReadAsync(0, "/a");
        await world.KeptAsync(1);

        await redis.PauseAsync();
        await Some.UntilAsync(() => world.Nodes[0].State.IsAway);
        await world.CommitAsync(0, 0, "/a", 3, -100);
        (await world.ReadAsync(0, "/a")).Read.ShouldBeEmpty();
        await redis.ResumeAsync();

        await world.KeptAsync(0);
        (await world.ReadAsync(0, "/a")).Read.ShouldBeEmpty();
    }

    /// <summary>How many reads Redis answered.</summary>
    private async Task<int> AgreesAsync(List<(Happens What, int Node, int Partition, string Page, int Quarter)> steps)
    {
        await using var world = await TileWorld.StartAsync(fixture.Server);
        var reads = 0;
        foreach (var (what, node, partition, page, quarter) in steps)
        {
            if (what == Happens.Lose) await world.LoseAsync();
            else if (what == Happens.Evict) await world.EvictAsync();
            else if (what != Happens.Read) await world.CommitAsync(what == Happens.CommitUntold ? null : node, partition, page, quarter, 1);
            if (what == Happens.CommitAndTell) await world.ToldAsync();
            if (what != Happens.Read) continue;
            reads++;
            var (read, held) = await world.ReadAsync(node, page);
            if (read != held) throw new InvalidOperationException($"{page} was read as{Environment.NewLine}{read}{Environment.NewLine}and is{Environment.NewLine}{held}");
        }

        return reads - world.Counted.Reads;
    }

    /// <summary>Reads and told commits mostly; losses now and then.</summary>
    private static Gen<List<(Happens, int, int, string, int)>> Steps { get; } =
        from steps in (
            from what in Gen.Frequency(
                (4, Gen.Constant(Happens.CommitAndTell)), (2, Gen.Constant(Happens.Commit)), (1, Gen.Constant(Happens.CommitUntold)),
                (1, Gen.Constant(Happens.Lose)), (1, Gen.Constant(Happens.Evict)), (9, Gen.Constant(Happens.Read)))
            from node in Gen.Choose(0, 1)
            from partition in Gen.Choose(0, TileWorld.Partitions - 1)
            from page in Gen.Elements("/a", "/b")
            from quarter in Gen.Elements(-97, 0, 3, 96)
            select (what, node, partition, page, quarter)).ListOf()
        select steps.ToList();
}
