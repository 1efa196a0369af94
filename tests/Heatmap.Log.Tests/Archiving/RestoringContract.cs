using FsCheck;
using FsCheck.Fluent;

namespace Heatmap.Log.Tests;

/// <summary>A log that goes through chunks into a store is the same there.</summary>
public abstract class RestoringContract(Func<Task<RestoringStore>> open)
{
    [Fact]
    public void Every_log_keeps_events_order_and_revisions_and_between_stores_that_count_appends_its_positions() =>
        Prop.ForAll(RandomAppends.Logs, ArbMap.Default.ArbFor<byte>(), (log, cut) => ThroughAsync(log, cut).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithEndSize(40));

    [Fact]
    public async Task A_stream_that_lost_its_beginning_keeps_its_revisions()
    {
        var category = Some.Category();
        var (one, other) = ($"{category}-1", $"{category}-2");
        var appends = await AppendsAsync(await RandomAppends.FilledAsync(category, [(1, 50), (1, 100), (1, 100), (1, 2), (2, 1)]));
        await using var store = await open();
        // One backup went up to the first append, the next one began where retention had taken all up to the fourth.
        await store.Restoring.RestoreAsync([appends[0], appends[3], appends[4]]);
        var left = (await EventsAsync(store, category)).Select(e => (e.Stream.Value, e.Revision)).ToList();
        // Filling the gap may let other streams go first where positions are the store's own.
        left.ShouldBe([(one, 250), (one, 251), (other, 0)], ignoreOrder: !store.Restoring.KeepsPositions);
    }

    [Fact]
    public async Task A_store_that_holds_the_stream_already_is_not_restored_into()
    {
        var category = Some.Category();
        var appends = await AppendsAsync(await RandomAppends.FilledAsync(category, [(1, 5), (1, 5)]));
        await using var store = await open();
        await store.Restoring.RestoreAsync(appends);
        foreach (var append in appends)
            (await Should.ThrowAsync<InvalidOperationException>(() => store.Restoring.RestoreAsync([append]))).Message.ShouldContain("was not empty");
        (await EventsAsync(store, category)).Count.ShouldBe(10);
    }

    private async Task ThroughAsync(RandomAppends.Planned[] planned, int cut)
    {
        var category = Some.Category();
        var log = await RandomAppends.FilledAsync(category, planned);
        await using var store = await open();
        foreach (var chunk in await Chunks.OfAsync(log, cut)) await store.Restoring.RestoreAsync([.. ChunkReader.Read(new MemoryStream(chunk))]);
        var (expected, actual) = (await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything), await EventsAsync(store, category));
        if (store.Restoring.KeepsPositions)
        {
            actual.Select(RandomAppends.InWords).ShouldBe(expected.Select(RandomAppends.InWords));
            actual.Select(e => e.Position).ShouldBe(expected.Select(e => e.Position));
        }

        // Where positions are the store's own, order is promised within a stream.
        InWordsByStream(actual).ShouldBe(InWordsByStream(expected));
    }

    private static IEnumerable<string> InWordsByStream(IEnumerable<RecordedEvent> events) =>
        events.GroupBy(e => e.Stream.Value).OrderBy(stream => stream.Key, StringComparer.Ordinal).SelectMany(stream => stream.Select(RandomAppends.InWords));

    private static Task<List<RecordedEvent>> EventsAsync(RestoringStore store, string category) =>
        store.Subscription.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Streams(category));

    private static async Task<List<RecordedAppend>> AppendsAsync(InMemoryLog log)
    {
        var appends = new List<RecordedAppend>();
        await foreach (var append in log.ReadAppendsAsync(Position.Start, await log.HeadAsync())) appends.Add(append);
        return appends;
    }
}
