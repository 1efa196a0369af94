using System.Runtime.CompilerServices;
using Heatmap.Events;

namespace Heatmap.Log.Tests;

public sealed class LiveFoldTests
{
    private static readonly Envelope Envelope = new() { At = 1, ReceivedAt = 1 };
    private static readonly StreamName One = new("page-1");
    private static readonly StreamName Other = new("page-2");
    private static readonly EventFilter Pages = EventFilter.Streams("page-");

    private readonly InMemoryLog _log = new();

    [Fact]
    public async Task What_is_stored_is_folded_stream_by_stream()
    {
        await AppendAsync(One, 1, 2);
        await AppendAsync(Other, 10);
        await AppendAsync(new StreamName("else-1"), 100);
        await using var fold = new LiveFold<string>(_log, Pages, Join);
        await fold.CaughtUpAsync().WaitAsync(Some.Patience);
        fold.Find(One).ShouldBe("1+2");
        fold.Find(new StreamName("page-3")).ShouldBeNull();
        fold.All.Select(p => (p.Key, p.Value)).ShouldBe([(One, "1+2"), (Other, "10")], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_appended_is_seen_once_its_position_is_reached()
    {
        await using var fold = new LiveFold<string>(_log, Pages, Join);
        for (var i = 0; i < 50; i++)
        {
            var appended = await AppendAsync(One, i);
            await fold.ReachedAsync(appended).WaitAsync(Some.Patience);
            fold.Find(One)!.Split('+').Length.ShouldBe(i + 1);
            fold.Reached.ShouldBe(appended);
        }
    }

    [Fact]
    public async Task A_position_of_events_that_the_filter_keeps_back_is_reached_too()
    {
        await using var fold = new LiveFold<string>(_log, Pages, Join);
        await fold.ReachedAsync(await AppendAsync(new StreamName("else-1"), 1)).WaitAsync(Some.Patience);
        fold.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failing_log_is_tried_again_and_nothing_is_folded_twice()
    {
        for (var i = 0; i < 5; i++) await AppendAsync(One, i);
        var failing = new FailingAfterEachPage(_log);
        var options = new LiveFoldOptions { FirstRetry = TimeSpan.FromMilliseconds(1), LongestRetry = TimeSpan.FromMilliseconds(2) };
        await using var fold = new LiveFold<string>(failing, Pages, Join, options);
        await fold.CaughtUpAsync().WaitAsync(Some.Patience);
        await fold.ReachedAsync(await AppendAsync(One, 5)).WaitAsync(Some.Patience);
        fold.Find(One).ShouldBe("0+1+2+3+4+5");
        failing.Failures.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_fold_that_throws_stops_visibly_at_its_event()
    {
        await AppendAsync(One, 1, 13, 2);
        await using var fold = new LiveFold<string>(
            _log, Pages, (s, e) => Engaged(e) == 13 ? throw new InvalidOperationException("13") : Join(s, e));
        var fault = await Should.ThrowAsync<LiveFoldFaultedException>(fold.CaughtUpAsync().WaitAsync(Some.Patience));
        (fault.At.Stream, fault.At.Revision).ShouldBe((One, 1));
        Should.Throw<LiveFoldFaultedException>(() => fold.Find(One));
        Should.Throw<LiveFoldFaultedException>(() => fold.All);
        await Should.ThrowAsync<LiveFoldFaultedException>(fold.ReachedAsync(Position.Start));
    }

    [Fact]
    public async Task An_event_that_can_not_be_read_is_not_stepped_past()
    {
        await _log.AppendAsync(One, ExpectedRevision.Any, [Some.Event(type: "unknown.v7")]);
        await using var fold = new LiveFold<string>(_log, Pages, Join);
        var fault = await Should.ThrowAsync<LiveFoldFaultedException>(fold.CaughtUpAsync().WaitAsync(Some.Patience));
        fault.InnerException.ShouldBeOfType<UnreadableEventException>();
    }

    [Fact]
    public async Task Whoever_waits_when_it_is_closed_is_told()
    {
        var fold = new LiveFold<string>(_log, Pages, Join);
        var waiting = fold.ReachedAsync(new Position(99, 0));
        await fold.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(waiting.WaitAsync(Some.Patience));
    }

    private static string Join(string? before, DecodedEvent e) => before is null ? $"{Engaged(e)}" : $"{before}+{Engaged(e)}";

    private static long Engaged(DecodedEvent e) => ((PageLeft)e.Happened).Engaged;

    private async Task<Position> AppendAsync(StreamName stream, params long[] engaged) =>
        (await _log.AppendAsync(stream, ExpectedRevision.Any, [.. engaged.Select(e => NewEvent.Of(new PageLeft(e), Envelope))])).Position;

    private sealed class FailingAfterEachPage(IEventSubscription log) : IEventSubscription
    {
        private int _failures;

        public int Failures => Volatile.Read(ref _failures);

        public async IAsyncEnumerable<LogPage> SubscribeAsync(
            Position after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var page in log.SubscribeAsync(after, filter, cancellation))
            {
                yield return page;
                Interlocked.Increment(ref _failures);
                throw new LogUnavailableException("it is only a test");
            }
        }
    }
}
