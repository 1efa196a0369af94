using FsCheck;
using FsCheck.Fluent;
using StackExchange.Redis;

namespace Heatmap.Redis.Tests;

public sealed class WindowScriptTests(RedisFixture redis) : IClassFixture<RedisFixture>, IAsyncLifetime
{
    private static readonly WindowSize Small = new(20, TimeSpan.FromMilliseconds(20));

    private static readonly Gen<(int Passed, int Wanted, int Pause)> Asks =
        from passed in Gen.Elements(0, 0, 0, 0, 1, 4, 8)
        from wanted in Gen.Choose(0, 12)
        from pause in Gen.Elements(0, 0, 0, 1, 3, 8, 12)
        select (passed, wanted, pause);

    private ConnectionMultiplexer? _connection;

    private IDatabase Database => _connection!.GetDatabase();

    // Not on the client's own thread, on which what waits would wait for ever.
    public async Task InitializeAsync() =>
        _connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Server.Address["redis://".Length..]},allowAdmin=true").ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

    public Task DisposeAsync() => _connection!.CloseAsync();

    /// <summary>The model keeps every request with its time; the script keeps counts by slot. Time is Redis's own, as the script tells it.</summary>
    [Fact]
    public async Task The_script_answers_as_the_model_does_and_in_no_window_more_is_granted_than_the_limit()
    {
        var (answered, script) = (0, new WindowScript(Small));
        foreach (var asks in Asks.ListOf().Sample(30, 40))
        {
            var (model, key) = (new WindowModel(Small), (RedisKey)$"window:{answered}");
            foreach (var (passed, wanted, pause) in asks)
            {
                // Real time on purpose: the window's clock is Redis's own.
                if (pause > 0) await Task.Delay(pause);
                var answers = await script.CountAsync(Database, [(key, passed, wanted)]);
                answered++;

                answers[0].ShouldBe(model.Count(answers.Microseconds, passed, wanted));
            }

            model.MostGrantedInAnyWindow.ShouldBeLessThanOrEqualTo(Small.Limit);
        }

        answered.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task One_call_counts_in_many_windows_each_by_itself()
    {
        var script = new WindowScript(new WindowSize(10, TimeSpan.FromMinutes(1)));

        var answers = await script.CountAsync(Database, [("many:a", 0, 4), ("many:b", 12, 1), ("many:a", 0, 8)]);

        (answers[0].Granted, answers[0].Left).ShouldBe((4, 6));
        (answers[1].Granted, answers[1].Left).ShouldBe((0, -2));
        (answers[2].Granted, answers[2].Left).ShouldBe((6, 0));
        answers[1].Wait.ShouldBeInRange(TimeSpan.FromSeconds(54), TimeSpan.FromSeconds(66));
    }

    [Fact]
    public async Task Every_window_ends_by_itself()
    {
        await new WindowScript(new WindowSize(10, TimeSpan.FromSeconds(10))).CountAsync(Database, [("ends", 1, 0), ("never-began", 0, 0)]);

        (await Database.KeyTimeToLiveAsync("ends"))!.Value.ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        (await Database.KeyExistsAsync("never-began")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_redis_that_forgot_the_script_is_told_it_again()
    {
        var script = new WindowScript(Small);
        await script.CountAsync(Database, [("again", 0, 1)]);
        await _connection!.GetServer(_connection.GetEndPoints()[0]).ScriptFlushAsync();

        (await script.CountAsync(Database, [("again2", 0, 1)]))[0].Granted.ShouldBe(1);
    }

    [Fact]
    public async Task A_slot_of_a_time_yet_to_come_is_forgotten()
    {
        await Database.HashSetAsync("future", [new HashEntry(long.MaxValue / 1_000_000, 1000)]);

        (await new WindowScript(new WindowSize(10, TimeSpan.FromMinutes(1))).CountAsync(Database, [("future", 0, 1)]))[0].Granted.ShouldBe(1);
        (await Database.HashLengthAsync("future")).ShouldBe(1);
    }
}
