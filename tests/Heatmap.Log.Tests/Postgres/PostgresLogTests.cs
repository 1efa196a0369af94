using Heatmap.Events;
using Heatmap.Log.Sql;
using Heatmap.Sql;
using Heatmap.TestServers;

namespace Heatmap.Log.Tests;

/// <summary>Several nodes on one log.</summary>
public sealed class PostgresLogTests : IAsyncLifetime
{
    private readonly List<SqlLog> _nodes = [];
    private string _address = "";

    public async Task InitializeAsync() => _address = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

    public Task DisposeAsync()
    {
        foreach (var node in _nodes) node.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task While_an_earlier_position_may_still_commit_no_later_one_is_seen()
    {
        var (one, other, reader) = (Node(), Node(), Node());
        var (early, late) = (Some.Stream(), Some.Stream());
        var before = await reader.HeadAsync();
        using var held = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        // A writer with its position, paused before its commit.
        var holding = Task.Run(() => one.Database.Write(s =>
        {
            InsertByHand(s, early);
            held.Release();
            return goOn.Wait(Some.Patience);
        }));
        (await held.WaitAsync(Some.Patience)).ShouldBeTrue();
        var behind = other.AppendAsync(late, ExpectedRevision.Any, Some.Events(2));
        (await reader.EventsUntilCaughtUpAsync(before, EventFilter.Everything)).ShouldBeEmpty();
        (await reader.HeadAsync()).ShouldBe(before);
        behind.IsCompleted.ShouldBeFalse();
        goOn.Release();
        (await holding).ShouldBeTrue();
        await behind;
        var seen = await reader.EventsUntilCaughtUpAsync(before, EventFilter.Everything);
        seen.Select(e => (e.Stream, e.Revision)).ShouldBe([(early, 0), (early, 1), (late, 0), (late, 1)]);
    }

    [Fact]
    public async Task A_transaction_of_somebody_else_that_never_ends_holds_up_nobody()
    {
        var (writer, reader) = (Node(), Node());
        var before = await reader.HeadAsync();
        using var held = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        // It has a transaction id and a snapshot, older than all that follows.
        var holding = Task.Run(() => writer.Database.Write(
            s =>
            {
                s.Execute("CREATE TABLE somebody_elses (n int)");
                held.Release();
                return goOn.Wait(Some.Patience);
            },
            WriteLocking.Rows));
        (await held.WaitAsync(Some.Patience)).ShouldBeTrue();
        var appended = await writer.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(3)).WaitAsync(Some.Patience);
        (await reader.EventsUntilCaughtUpAsync(before, EventFilter.Everything)).Count.ShouldBe(3);
        (await reader.HeadAsync()).ShouldBe(appended.Position);
        goOn.Release();
        await holding;
    }

    [Fact]
    public async Task Whoever_follows_while_nodes_append_sees_everything_in_order_and_skips_nothing()
    {
        SqlLog[] writers = [Node(), Node()];
        var (reader, category) = (Node(), Some.Category());
        const int tasks = 12, appends = 40;
        var writing = Enumerable.Range(0, tasks).Select(w => Task.Run(async () =>
        {
            // Streams are shared between nodes.
            for (var i = 0; i < appends; i++)
                await writers[w % 2].AppendAsync(new StreamName($"{category}-{w / 4}"), ExpectedRevision.Any, Some.Events(1 + i % 3, $"{w}.{i}"));
        })).ToArray();
        var total = tasks * Enumerable.Range(0, appends).Sum(i => 1 + i % 3);
        var seen = (await reader.PagesUntilAsync(Position.Start, EventFilter.Streams(category), p => p.Sum(q => q.Events.Count) == total))
            .SelectMany(p => p.Events).ToList();
        await Task.WhenAll(writing);
        seen.Zip(seen.Skip(1)).ShouldAllBe(pair => pair.First.Position < pair.Second.Position);
        foreach (var stream in seen.GroupBy(e => e.Stream))
            stream.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, stream.Count()).Select(i => (long)i));
        (await reader.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Streams(category))).Select(e => e.Position).ShouldBe(seen.Select(e => e.Position));
    }

    [Fact]
    public async Task Of_writers_on_several_nodes_who_expect_the_same_one_wins_and_the_others_are_told_where_the_stream_is()
    {
        SqlLog[] nodes = [Node(), Node(), Node()];
        var stream = Some.Stream();
        var expected = ExpectedRevision.NoStream;
        for (var round = 0; round < 10; round++)
        {
            var tries = Enumerable.Range(0, 9).Select(i => Task.Run(() => nodes[i % 3].AppendAsync(stream, expected, Some.Events(2, $"{i}")))).ToArray();
            await Task.WhenAll(tries).ContinueWith(_ => { }, TaskScheduler.Default);
            var won = tries.Where(t => t.IsCompletedSuccessfully).ShouldHaveSingleItem();
            (await won).LastRevision.ShouldBe(round * 2 + 1);
            tries.Count(t => t.Exception?.InnerException is WrongExpectedRevisionException e && e.Actual == round * 2 + 1).ShouldBe(8);
            expected = ExpectedRevision.Exactly(round * 2 + 1);
        }
    }

    [Fact]
    public async Task An_append_of_another_node_wakes_whoever_follows_by_notification_alone()
    {
        var (writer, reader) = (Node(), Node(TimeSpan.FromHours(1)));
        var stream = Some.Stream();
        var appending = Task.CompletedTask;
        var pages = await reader.PagesUntilAsync(await reader.HeadAsync(), EventFilter.Streams(stream.Value), pages =>
        {
            // The first time it is caught up it may not listen yet; so appends go on until one is heard of.
            if (pages[^1].CaughtUp && appending.IsCompleted && pages.Count == 1) appending = AppendUntilHeardAsync(writer, stream, pages);
            return pages.Any(p => p.Events.Count > 0);
        });
        pages.SelectMany(p => p.Events).ShouldNotBeEmpty();
        await appending;
    }

    [Fact]
    public async Task A_lost_notification_is_made_up_for_by_looking()
    {
        var (writer, reader) = (Node(), Node(TimeSpan.FromMilliseconds(50)));
        var stream = Some.Stream();
        var inserted = false;
        var pages = await reader.PagesUntilAsync(await reader.HeadAsync(), EventFilter.Streams(stream.Value), pages =>
        {
            if (pages[^1].CaughtUp && !inserted) inserted = writer.Database.Write(s => InsertByHand(s, stream) == 1);
            return pages.Any(p => p.Events.Count > 0);
        });
        pages.SelectMany(p => p.Events).Count().ShouldBe(2);
    }

    [Fact]
    public async Task Pages_are_cut_by_the_server_where_the_reader_would_stop()
    {
        var log = PostgresLog.Open(_address, new SqlLogOptions { PageEvents = 1000, PageBytes = 100_000 });
        _nodes.Add(log);
        var (stream, noise) = (Some.Stream(), new byte[40_000]);
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
        {
            random.NextBytes(noise);
            await log.AppendAsync(stream, ExpectedRevision.Any, [Some.Event() with { Data = noise }]);
        }
        var pages = await log.PagesUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        pages.Select(p => p.Events.Count).ShouldBe([3, 3, 3, 3, 3, 3, 2]);
        (await log.ReadStreamAsync(stream, ReadDirection.Backwards).ToListAsync()).Count.ShouldBe(20);
    }

    private static async Task AppendUntilHeardAsync(SqlLog writer, StreamName stream, List<LogPage> pages)
    {
        for (var i = 0; i < 1000 && pages.Count == 1; i++) await writer.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
    }

    /// <summary>An append of two events without the log's writer, so without a notification too.</summary>
    private static int InsertByHand(SqlSession session, StreamName stream) => session.Execute(
        "INSERT INTO append (stream, first_revision, event_count, payload) VALUES (@stream, 0, 2, @payload)",
        ("@stream", stream.Value), ("@payload", Convert.FromHexString(PayloadsOfVersion1.Raw)));

    private SqlLog Node(TimeSpan? polling = null)
    {
        var node = PostgresLog.Open(_address, postgres: new PostgresOptions { Polling = polling ?? TimeSpan.FromMilliseconds(200), ReadSessions = 3 });
        _nodes.Add(node);
        return node;
    }
}
