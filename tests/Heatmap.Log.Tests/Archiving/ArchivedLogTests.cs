namespace Heatmap.Log.Tests;

/// <summary>Logs as appends and as chunks of them.</summary>
public sealed class ArchivedLogTests
{
    [Fact]
    public async Task A_chunk_that_is_cut_off_says_so_wherever_that_was()
    {
        var chunk = (await Chunks.OfAsync(await RandomAppends.FilledAsync("thing", Enumerable.Range(0, 30).Select(n => (n % 3, 3))), 255)).ShouldHaveSingleItem();
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
        var log = new PositionEach(await RandomAppends.FilledAsync("thing", [(1, 3), (1, 2), (2, 1)]));
        var appends = new List<int>();
        await foreach (var append in log.ReadAppendsAsync(Position.Start, new Position(6, 6))) appends.Add(append.Events.Count);
        appends.ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Reading_ends_at_the_position_that_was_asked_for_whatever_is_appended_meanwhile()
    {
        var log = await RandomAppends.FilledAsync("thing", [(1, 3)]);
        var head = await log.HeadAsync();
        await log.AppendAsync(new("thing-1"), ExpectedRevision.Any, Some.Events(1));
        var read = new List<RecordedAppend>();
        await foreach (var append in log.ReadAppendsAsync(Position.Start, head)) read.Add(append);
        read.ShouldHaveSingleItem().Last.ShouldBe(head);
        await foreach (var _ in log.ReadAppendsAsync(head, head)) throw new InvalidOperationException("There is nothing after its end.");
    }
}
