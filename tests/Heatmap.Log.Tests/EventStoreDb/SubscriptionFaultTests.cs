using Heatmap.Events;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>What may go wrong with a subscription, and what old servers leave unsaid.</summary>
public sealed class SubscriptionFaultTests : DoubleTest
{
    [Fact]
    public async Task One_that_breaks_off_is_taken_up_again_after_the_last_page()
    {
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { PageEvents = 3 });
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(20));
        var (seen, after) = (new List<RecordedEvent>(), Position.Start);
        using var patience = new CancellationTokenSource(Some.Patience);
        for (var begun = 0; seen.Count < 20; begun++)
        {
            try
            {
                await foreach (var page in log.SubscribeAsync(after, EventFilter.Streams(stream.Value), patience.Token))
                {
                    seen.AddRange(page.Events);
                    after = page.End;
                    // Some of what was read ahead comes still, and not all of it.
                    if (begun < 3 && page.Events.Count > 0) await RestartAsync(node);
                    if (seen.Count == 20) break;
                }
            }
            catch (LogUnavailableException)
            {
                // As the port says: again, after the last page.
            }
        }
        seen.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, 20).Select(i => (long)i));
    }

    [Fact]
    public async Task A_lost_connection_is_told()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        using var patience = new CancellationTokenSource(Some.Patience);
        await Should.ThrowAsync<LogUnavailableException>(async () =>
        {
            await foreach (var page in log.SubscribeAsync(Position.Start, EventFilter.Streams(stream.Value), patience.Token))
                if (page.CaughtUp) await node.StopAsync();
        });
    }

    [Fact]
    public async Task Who_was_too_slow_for_the_server_goes_on_without_noticing()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(10));
        node.Faults.CallTooSlowAfter(4);
        var events = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Streams(stream.Value));
        events.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, 10).Select(i => (long)i));
        node.Calls("Read").ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Events_that_come_twice_are_given_once()
    {
        var (node, log) = await OneAsync();
        node.Faults.Repeat = true;
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(5));
        var events = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Streams(stream.Value));
        events.Select(e => e.Revision).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_says_that_it_is_caught_up_and_how_far_also_where_the_server_says_neither(bool old)
    {
        var (_, log) = await OneAsync(make: c => new DoubleNode(c) { Is2110 = old });
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(2));
        var last = await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(3));
        var pages = await log.PagesUntilCaughtUpAsync(Position.Start, EventFilter.Streams(stream.Value));
        pages.SelectMany(p => p.Events).Count().ShouldBe(2);
        pages[^1].End.ShouldBe(last.Position);
    }

    [Fact]
    public async Task Its_end_follows_appends_that_the_filter_keeps_back()
    {
        var (_, log) = await OneAsync();
        Task<Appended>? appending = null;
        var pages = await log.PagesUntilAsync(Position.Start, EventFilter.Streams(Some.Category()), pages =>
        {
            if (pages[^1].CaughtUp) appending ??= log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(2));
            return appending is { IsCompletedSuccessfully: true } && pages[^1].End >= appending.Result.Position;
        });
        pages.ShouldAllBe(p => p.Events.Count == 0);
    }

    [Fact]
    public async Task Its_end_follows_what_another_process_appends()
    {
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { Look = TimeSpan.FromMilliseconds(20) });
        DoubleAppendResult? other = null;
        await log.PagesUntilAsync(Position.Start, EventFilter.Streams(Some.Category()), pages =>
        {
            if (pages[^1].CaughtUp)
                other ??= node.Database.Append(Some.Stream().Value, DoubleDatabase.Any, [new(Guid.NewGuid(), "a", Google.Protobuf.ByteString.Empty, Google.Protobuf.ByteString.Empty)]);
            return other is not null && pages[^1].End.Append >= other.Position;
        });
    }

    [Fact]
    public async Task A_server_that_holds_events_back_is_found_out_at_the_deadline()
    {
        var time = new ManualTime();
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { Time = time });
        node.Faults.HoldBack = true;
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        var following = log.PagesUntilAsync(Position.Start, EventFilter.Streams(stream.Value), pages => pages.Any(p => p.Events.Count > 0));
        while (!following.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(following, Task.Delay(1));
        }
        (await Should.ThrowAsync<LogUnavailableException>(following)).Message.ShouldContain("holds back");
    }

    [Fact]
    public async Task Where_the_event_at_its_beginning_is_gone_nothing_is_passed_over()
    {
        var (node, log) = await OneAsync();
        var (stream, other) = (Some.Stream(), Some.Stream());
        await log.AppendAsync(other, ExpectedRevision.Any, Some.Events(1));
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(4));
        var second = (await Read(log, stream))[1];
        await log.TruncateAsync(stream, 2);
        node.Database.Scavenge();
        var events = await log.EventsUntilCaughtUpAsync(second.Position, EventFilter.Streams(stream.Value));
        events.Select(e => e.Revision).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task One_that_is_given_up_ends_its_call()
    {
        var (node, log) = await OneAsync();
        await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        var open = node.OpenCalls;
        for (var i = 0; i < 5; i++) await log.PagesUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        await UntilAsync(() => node.OpenCalls == open);
    }

    private static async Task RestartAsync(DoubleNode node)
    {
        await node.StopAsync();
        await node.StartAsync();
    }
}
