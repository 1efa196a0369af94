using FsCheck;
using FsCheck.Fluent;
using Heatmap.Log.Sql;

namespace Heatmap.Log.Tests;

/// <summary>A log that goes through chunks is the same in another store.</summary>
public sealed class ArchivedLogTests
{
    private static readonly Config Some60 = Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(40);

    [Fact]
    public void From_memory_through_chunks_into_SQLite_every_log_keeps_events_order_revisions_and_positions() =>
        Prop.ForAll(RandomAppends.Logs, ArbMap.Default.ArbFor<byte>(), (log, cut) => IntoSqliteAsync(log, cut).GetAwaiter().GetResult()).Check(Some60);

    [Fact]
    public void Into_a_store_that_is_only_written_and_truncated_every_log_keeps_events_order_and_revisions() =>
        Prop.ForAll(RandomAppends.Logs, ArbMap.Default.ArbFor<byte>(), (log, cut) => IntoAnyAsync(log, cut).GetAwaiter().GetResult()).Check(Some60);

    [Fact]
    public async Task A_chunk_that_is_cut_off_says_so_wherever_that_was()
    {
        var chunk = (await ChunksAsync(await FilledAsync([.. Enumerable.Range(0, 30).Select(n => new RandomAppends.Planned(new($"thing-{n % 3}"), Some.Events(3)))]), 255)).ShouldHaveSingleItem();
        ChunkReader.Read(new MemoryStream(chunk)).Count().ShouldBe(30);
        // The last few bytes say no more than that there is nothing behind them.
        const int closing = 4;
        for (var length = 0; length < chunk.Length - closing; length++)
            Should.Throw<DamagedChunkException>(() => ChunkReader.Read(new MemoryStream(chunk, 0, length)).Count(), $"{length} of {chunk.Length} bytes");
        Should.Throw<DamagedChunkException>(() => ChunkReader.Read(new MemoryStream([.. "HmLc"u8, 2, .. chunk.Skip(5)])).Count()).Message.ShouldContain("format 2");
    }

    [Fact]
    public async Task Where_every_event_has_a_position_of_its_own_the_batch_says_what_was_one_append()
    {
        var log = await FilledAsync([new(new("visitor-a-1"), RandomAppends.Batch(3)), new(new("visitor-a-1"), RandomAppends.Batch(2)), new(new("visitor-a-2"), RandomAppends.Batch(1))]);
        var appends = new List<int>();
        await foreach (var append in new PositionEach(log).ReadAppendsAsync(Position.Start, new Position(6, 6))) appends.Add(append.Events.Count);
        appends.ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Reading_ends_at_the_position_that_was_asked_for_whatever_is_appended_meanwhile()
    {
        var log = await FilledAsync([new(new("thing-1"), Some.Events(3))]);
        var head = await log.HeadAsync();
        await log.AppendAsync(new("thing-1"), ExpectedRevision.Any, Some.Events(1));
        var read = new List<RecordedAppend>();
        await foreach (var append in log.ReadAppendsAsync(Position.Start, head)) read.Add(append);
        read.ShouldHaveSingleItem().Last.ShouldBe(head);
        await foreach (var _ in log.ReadAppendsAsync(head, head)) throw new InvalidOperationException("There is nothing after its end.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_lost_its_beginning_keeps_its_revisions(bool direct)
    {
        var log = await FilledAsync([new(new("thing-1"), RandomAppends.Batch(50)), new(new("thing-1"), RandomAppends.Batch(100)), new(new("thing-1"), RandomAppends.Batch(100)), new(new("thing-1"), RandomAppends.Batch(2)), new(new("thing-2"), RandomAppends.Batch(1))]);
        var appends = new List<RecordedAppend>();
        await foreach (var append in log.ReadAppendsAsync(Position.Start, await log.HeadAsync())) appends.Add(append);
        await using var store = new TruncatingStore(direct);
        // One backup went up to the first append, the next one began where retention had taken all up to the fourth.
        await store.Restoring.RestoreAsync([appends[0], appends[3], appends[4]]);
        var left = await store.Subscription.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        left.Select(e => (e.Stream.Value, e.Revision)).ShouldBe([("thing-1", 250), ("thing-1", 251), ("thing-2", 0)]);
        await Should.ThrowAsync<InvalidOperationException>(() => store.Restoring.RestoreAsync([appends[3]]));
    }

    private static async Task<InMemoryLog> FilledAsync(RandomAppends.Planned[] planned)
    {
        var log = new InMemoryLog();
        foreach (var append in planned) await log.AppendAsync(append.Stream, ExpectedRevision.Any, append.Events);
        return log;
    }

    /// <summary>The log in chunks that each end after some appends.</summary>
    private static async Task<List<byte[]>> ChunksAsync(InMemoryLog log, int cut)
    {
        var chunks = new List<byte[]>();
        await using var appends = log.ReadAppendsAsync(Position.Start, await log.HeadAsync()).GetAsyncEnumerator();
        for (var more = await appends.MoveNextAsync(); more;)
        {
            using var stream = new MemoryStream();
            using var chunk = new ChunkWriter(stream);
            for (; more && chunk.Appends <= cut; more = await appends.MoveNextAsync()) chunk.Write(appends.Current);
            chunk.End();
            chunks.Add(stream.ToArray());
        }

        return chunks;
    }

    private static async Task IntoSqliteAsync(RandomAppends.Planned[] planned, int cut)
    {
        var log = await FilledAsync(planned);
        await using var store = new TruncatingStore(direct: true);
        foreach (var chunk in await ChunksAsync(log, cut)) await store.Restoring.RestoreAsync([.. ChunkReader.Read(new MemoryStream(chunk))]);
        var (expected, actual) = (await AllAsync(log), await AllAsync(store.Subscription));
        actual.Select(e => $"{e.Position} {RandomAppends.InWords(e)}").ShouldBe(expected.Select(e => $"{e.Position} {RandomAppends.InWords(e)}"));
    }

    private static async Task IntoAnyAsync(RandomAppends.Planned[] planned, int cut)
    {
        var log = await FilledAsync(planned);
        await using var store = new TruncatingStore(direct: false);
        foreach (var chunk in await ChunksAsync(log, cut)) await store.Restoring.RestoreAsync([.. ChunkReader.Read(new MemoryStream(chunk))]);
        (await AllAsync(store.Subscription)).Select(RandomAppends.InWords).ShouldBe((await AllAsync(log)).Select(RandomAppends.InWords));
    }

    private static Task<List<RecordedEvent>> AllAsync(IEventSubscription log) => log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
}
