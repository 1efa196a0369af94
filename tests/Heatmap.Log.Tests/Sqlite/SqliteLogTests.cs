using Heatmap.Events;
using Heatmap.Log.Sql;
using Heatmap.Sql;

namespace Heatmap.Log.Tests;

/// <summary>What holds of the log on SQLite beyond the contract that all logs share.</summary>
public sealed class SqliteLogTests : IDisposable
{
    private static readonly StreamName Stream = new("visitor-shop-1");

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("log.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_log_has_its_head_at_the_start()
    {
        using var log = SqliteLog.Open(Path);
        (await log.HeadAsync()).ShouldBe(Position.Start);
    }

    [Fact]
    public async Task Opened_again_it_holds_the_same_and_goes_on_where_it_was()
    {
        Position head;
        using (var log = SqliteLog.Open(Path)) head = (await log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(3))).Position;
        using var again = SqliteLog.Open(Path);
        (await again.HeadAsync()).ShouldBe(head);
        await Should.ThrowAsync<WrongExpectedRevisionException>(again.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(1)));
        var next = await again.AppendAsync(Stream, ExpectedRevision.Exactly(2), Some.Events(2));
        next.LastRevision.ShouldBe(4);
        next.Position.ShouldBeGreaterThan(head);
    }

    [Fact]
    public async Task Streams_forgotten_by_the_memory_of_heads_are_looked_up()
    {
        using var log = SqliteLog.Open(Path, new SqlLogOptions { RememberedStreams = 4 });
        for (var round = 0; round < 3; round++)
            for (var s = 0; s < 20; s++)
                (await log.AppendAsync(new StreamName($"s-{s}"), ExpectedRevision.Any, Some.Events(2))).LastRevision.ShouldBe(2 * round + 1);
    }

    [Fact]
    public async Task Concurrent_appends_share_transactions()
    {
        using var log = SqliteLog.Open(Path);
        Task[] appends = [];
        // While a transaction of ours runs, the writer's can't: everything appended meanwhile waits.
        log.Database.Write(_ => appends = [.. Enumerable.Range(0, 200).Select(i =>
            log.AppendAsync(new StreamName($"visitor-{i % 50}"), ExpectedRevision.Any, Some.Events(2)))]);
        await Task.WhenAll(appends);
        log.Transactions.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_again_and_nothing_is_appended()
    {
        var options = new SqlLogOptions { Queue = new GroupCommitOptions { QueuedItems = 5, ItemsPerTransaction = 2 }, RetryAfter = TimeSpan.FromSeconds(3) };
        using var log = SqliteLog.Open(Path, options);
        var tries = log.Database.Write(_ => Enumerable.Range(0, 20).Select(_ =>
            log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(1))).ToArray());
        await Task.WhenAll(tries).ContinueWith(_ => { }, TaskScheduler.Default);
        var refused = tries.Select(t => t.Exception?.InnerException).OfType<LogBusyException>().ToArray();
        refused.Length.ShouldBeInRange(13, 15);
        refused.ShouldAllBe(e => e.RetryAfter == TimeSpan.FromSeconds(3));
        (await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything)).Count.ShouldBe(20 - refused.Length);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_when_there_is_space_again_it_goes_on()
    {
        using var log = SqliteLog.Open(Path);
        var noise = new byte[200_000];
        new Random(1).NextBytes(noise);
        var large = new[] { Some.Event() with { Data = noise } };
        await log.AppendAsync(Stream, ExpectedRevision.Any, large);
        LimitPages(log, 20);
        await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(Stream, ExpectedRevision.Any, large));
        LimitPages(log, 1_000_000);
        (await log.AppendAsync(Stream, ExpectedRevision.Exactly(0), large)).LastRevision.ShouldBe(1);
        (await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_failed_commit_took_with_it_is_not_remembered()
    {
        using var log = SqliteLog.Open(Path);
        // The insert goes well and the commit fails: a deferred foreign key is looked at only then.
        log.Database.Write(s => s.Execute("CREATE TABLE child (a INTEGER REFERENCES append (position) DEFERRABLE INITIALLY DEFERRED)"));
        log.Database.Write(s => s.Execute("CREATE TRIGGER orphan AFTER INSERT ON append BEGIN INSERT INTO child VALUES (-1); END"));
        await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(3)));
        (await log.HeadAsync()).ShouldBe(Position.Start);
        log.Database.Write(s => s.Execute("DROP TRIGGER orphan"));
        (await log.AppendAsync(Stream, ExpectedRevision.NoStream, Some.Events(3))).LastRevision.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, 9, "format 9")]
    [InlineData(2, 0, "can't be read")]
    [InlineData(4, 0, "checksum")]
    [InlineData(20, 0, "checksum")]
    public async Task A_damaged_append_is_named_by_its_position_and_not_stepped_past(int index, byte value, string why)
    {
        using var log = SqliteLog.Open(Path);
        for (var i = 0; i < 3; i++) await log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(5));
        Damage(log, append: 2, payload => payload[index] = (byte)(payload[index] == value ? value + 1 : value));
        var failure = await Should.ThrowAsync<LogUnavailableException>(log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything));
        failure.Message.ShouldContain("position 2.0");
        failure.Message.ShouldContain(why);
        await Should.ThrowAsync<LogUnavailableException>(async () =>
        {
            await foreach (var _ in log.ReadStreamAsync(Stream, ReadDirection.Forwards))
            {
            }
        });
    }

    [Fact]
    public async Task A_rare_category_is_found_without_walking_a_long_log()
    {
        using var log = SqliteLog.Open(Path, new SqlLogOptions { PageAppends = 10 });
        for (var i = 0; i < 100; i++) await log.AppendAsync(new StreamName($"visitor-{i}"), ExpectedRevision.Any, Some.Events(1));
        await log.AppendAsync(new StreamName("site-1"), ExpectedRevision.Any, Some.Events(2));
        await log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(1));
        var pages = await log.PagesUntilCaughtUpAsync(Position.Start, EventFilter.Streams(StreamName.SitePrefix));
        pages.Count.ShouldBe(1);
        pages[0].Events.Select(e => e.Stream.Value).ShouldBe(["site-1", "site-1"]);
        pages[0].End.ShouldBe(await log.HeadAsync());
    }

    [Fact]
    public async Task Gaps_left_by_retention_are_stepped_over()
    {
        using var log = SqliteLog.Open(Path, new SqlLogOptions { PageAppends = 10 });
        for (var i = 0; i < 100; i++) await log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(2, $"{i}"));
        log.Database.Write(s => s.Execute("DELETE FROM append WHERE position BETWEEN 5 AND 80"));
        var events = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        events.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, 8).Concat(Enumerable.Range(160, 40)).Select(i => (long)i));
    }

    [Fact]
    public async Task Closed_it_says_so()
    {
        var log = SqliteLog.Open(Path);
        log.Dispose();
        await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(Stream, ExpectedRevision.Any, Some.Events(1)));
        await Should.ThrowAsync<LogUnavailableException>(log.HeadAsync());
    }

    private static void LimitPages(SqlLog log, int pages) => log.Database.Write(s => s.Number($"PRAGMA max_page_count = {pages}"));

    private static void Damage(SqlLog log, long append, Action<byte[]> damage) => log.Database.Write(s =>
    {
        var payload = s.Rows("SELECT payload FROM append WHERE position = @p", r => r.GetFieldValue<byte[]>(0), ("@p", append)).Single();
        damage(payload);
        return s.Execute("UPDATE append SET payload = @payload WHERE position = @p", ("@payload", payload), ("@p", append));
    });
}
