using Heatmap.TestServers;
using Heatmap.Views;
using Microsoft.Extensions.Logging;

namespace Heatmap.Redis.Tests;

public sealed class OutageTests
{
    [Theory]
    [InlineData("kill")]
    [InlineData("hang")]
    public async Task Without_redis_a_node_serves_its_own_watchers_and_those_of_others_read_afresh_when_it_is_back(string how)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await Some.ConnectedAsync(redis, Some.Options().Quick());
        await using var second = await Some.ConnectedAsync(redis, Some.Options().Quick());
        await using var own = first.Announcements.WatchAsync(default).GetAsyncEnumerator();
        await using var other = second.Announcements.WatchAsync(default).GetAsyncEnumerator();
        using var ending = new CancellationTokenSource();
        var last = 0;
        var load = Task.Run(async () =>
        {
            while (!ending.IsCancellationRequested)
            {
                first.Announcements.Publish(Some.Change(Interlocked.Increment(ref last)));
                await Task.Delay(1);
            }
        });
        await HearAsync(other, after: 0);

        await LoseAsync(redis, how);
        await Some.UntilAsync(() => first.State.IsAway && second.State.IsAway);
        await HearAsync(own, after: Volatile.Read(ref last));
        var degraded = second.State.Degraded;
        await FindAsync(redis, how);
        await Some.UntilAsync(() => !first.State.IsAway && !second.State.IsAway);
        var back = Volatile.Read(ref last);

        degraded.ShouldNotBeNull().ShouldStartWith("redis: away since 2");
        second.State.Degraded.ShouldBeNull();
        var afresh = false;
        while (true)
        {
            var change = await other.NextAsync();
            afresh |= change is null;
            if (change is not null && int.Parse(change.Position) > back) break;
        }

        afresh.ShouldBeTrue();
        await ending.CancelAsync();
        await load;
    }

    [Fact]
    public async Task A_node_that_begins_without_redis_finds_it_when_it_comes()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using var first = Some.Node(redis, Some.Options().Quick());
        await using var second = Some.Node(redis, Some.Options().Quick());
        await using var own = first.Announcements.WatchAsync(default).GetAsyncEnumerator();
        first.Announcements.Publish(Some.Change(1));
        (await own.NextAsync())!.Position.ShouldBe("1");
        await Some.UntilAsync(() => first.State.Degraded is not null);

        await redis.StartAgainAsync();
        await Some.UntilAsync(() => !first.State.IsAway && !second.State.IsAway);
        await using var other = second.Announcements.WatchAsync(default).GetAsyncEnumerator();
        first.Announcements.Publish(Some.Change(2));

        await HearAsync(other, after: 1);
    }

    [Fact]
    public async Task Going_and_coming_are_logged_once_each()
    {
        var lines = new Lines();
        await using var redis = await RedisServer.StartAsync();
        await using var node = await Some.ConnectedAsync(redis, Some.Options(logging: LoggerFactory.Create(l => l.AddProvider(lines))).Quick());
        await using var other = await Some.ConnectedAsync(redis, Some.Options().Quick());

        // A machine that is slow to begin may have been told so.
        var (went, came) = (lines.Of(LogLevel.Warning).Count(), lines.Of(LogLevel.Information).Count());
        await redis.KillAsync();
        await Some.UntilAsync(() => node.State.IsAway);
        var until = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(1);
        await Some.UntilAsync(() => DateTimeOffset.UtcNow > until);
        await redis.StartAgainAsync();
        await Some.UntilAsync(() => !node.State.IsAway);

        lines.Of(LogLevel.Warning).Skip(went).ShouldHaveSingleItem().ShouldStartWith("Redis is away");
        lines.Of(LogLevel.Information).Skip(came).ShouldHaveSingleItem().ShouldStartWith("Redis is there");
        lines.Of(LogLevel.Error).ShouldBeEmpty();
    }

    private static Task LoseAsync(RedisServer redis, string how) => how == "kill" ? redis.KillAsync() : redis.PauseAsync();

    private static Task FindAsync(RedisServer redis, string how) => how == "kill" ? redis.StartAgainAsync() : redis.ResumeAsync();

    private static async Task HearAsync(IAsyncEnumerator<ViewChange?> watcher, int after)
    {
        while ((await watcher.NextAsync()) is not { } change || int.Parse(change.Position) <= after)
        {
            // What comes before, or null for what was missed.
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<(LogLevel Level, string Text)> _lines = [];

        public IEnumerable<string> Of(LogLevel level)
        {
            lock (_lines) return [.. _lines.Where(l => l.Level == level).Select(l => l.Text)];
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add((logLevel, formatter(state, exception)));
        }

        public void Dispose()
        {
        }
    }
}
