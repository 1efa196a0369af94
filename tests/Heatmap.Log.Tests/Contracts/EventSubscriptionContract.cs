using Heatmap.Events;

namespace Heatmap.Log.Tests;

public abstract class EventSubscriptionContract(ILogStore store) : LogContract(store)
{
    [Fact]
    public async Task What_is_stored_comes_in_order_and_then_it_says_that_this_was_all()
    {
        var (category, before) = (Some.Category(), await Reader.HeadAsync());
        for (var i = 0; i < 90; i++) await Append(new StreamName($"{category}-{i % 7}"), Some.Events(3, $"{i}"));
        var events = await Subscription.EventsUntilCaughtUpAsync(before, EventFilter.Streams($"{category}-"));
        events.Select(Some.Text).ShouldBe(Enumerable.Range(0, 90).SelectMany(i => Some.Events(3, $"{i}").Select(Some.Text)));
        events.Select(e => e.Position).ShouldBe(events.Select(e => e.Position).Order());
    }

    [Fact]
    public async Task It_says_that_it_is_caught_up_where_there_is_nothing_to_give()
    {
        var before = await Reader.HeadAsync();
        var page = (await Subscription.PagesUntilAsync(before, EventFilter.Streams(Some.Category()), _ => true)).Single();
        (page.Events.Count, page.CaughtUp).ShouldBe((0, true));
        page.End.ShouldBeGreaterThanOrEqualTo(before);
    }

    [Fact]
    public async Task After_what_is_stored_comes_what_is_appended()
    {
        var (stream, before) = (Some.Stream(), await Reader.HeadAsync());
        await Append(stream, Some.Events(2));
        var appending = Task.CompletedTask;
        var pages = await Subscription.PagesUntilAsync(before, EventFilter.Streams(stream.Value), pages =>
        {
            // Appended only when the subscription has said that it waits.
            if (pages[^1].CaughtUp && appending == Task.CompletedTask) appending = Append(stream, Some.Events(3));
            return pages.Sum(p => p.Events.Count) >= 5;
        });
        await appending;
        pages.SelectMany(p => p.Events).Select(e => e.Revision).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task A_filter_of_several_prefixes_gives_those_streams_and_no_others()
    {
        var (category, before) = (Some.Category(), await Reader.HeadAsync());
        foreach (var name in (string[])["a-1", "a-2", "ab-1", "b-1", "c-1", "c.-1"]) await Append(new StreamName(category + name), Some.Events(1));
        var filter = EventFilter.Streams(category + "a-", category + "c");
        var events = await Subscription.EventsUntilCaughtUpAsync(before, filter);
        events.Select(e => e.Stream.Value[category.Length..]).ShouldBe(["a-1", "a-2", "c-1", "c.-1"]);
    }

    [Fact]
    public async Task Without_a_filter_everything_comes()
    {
        var (one, other, before) = (Some.Stream(), Some.Stream(), await Reader.HeadAsync());
        await Append(one, Some.Events(2));
        await Append(other, Some.Events(1));
        var events = await Subscription.EventsUntilCaughtUpAsync(before, EventFilter.Everything);
        events.Where(e => e.Stream == one || e.Stream == other).Select(e => (e.Stream, e.Revision)).ShouldBe([(one, 0), (one, 1), (other, 0)]);
    }

    [Fact]
    public async Task A_page_ends_beyond_the_events_that_the_filter_kept_back()
    {
        var before = await Reader.HeadAsync();
        Appended last = default;
        for (var i = 0; i < 70; i++) last = await Append(Some.Stream(), Some.Events(2));
        var pages = await Subscription.PagesUntilCaughtUpAsync(before, EventFilter.Streams(Some.Category()));
        pages.SelectMany(p => p.Events).ShouldBeEmpty();
        pages[^1].End.ShouldBeGreaterThanOrEqualTo(last.Position);
    }

    [Fact]
    public async Task It_goes_on_within_an_append()
    {
        var stream = Some.Stream();
        await Append(stream, Some.Events(5));
        var third = (await Read(stream))[2];
        var events = await Subscription.EventsUntilCaughtUpAsync(third.Position, EventFilter.Streams(stream.Value));
        events.Select(e => e.Revision).ShouldBe([3, 4]);
    }

    [Fact]
    public async Task Subscribing_again_after_each_page_gives_each_event_once_while_many_write()
    {
        var (category, after) = (Some.Category(), await Reader.HeadAsync());
        var writing = Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++) await Append(new StreamName($"{category}-{w}"), Some.Events(1 + i % 4));
        })).ToArray();
        var seen = new List<RecordedEvent>();
        var expected = 8 * 10 * (1 + 2 + 3 + 4);
        while (seen.Count < expected)
        {
            var page = (await Subscription.PagesUntilAsync(after, EventFilter.Streams($"{category}-"), p => p[^1].Events.Count > 0))[^1];
            seen.AddRange(page.Events);
            after = page.End;
        }
        await Task.WhenAll(writing);
        seen.Select(e => e.Position).ShouldBe(seen.Select(e => e.Position).Order());
        foreach (var stream in seen.GroupBy(e => e.Stream))
            stream.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, 100).Select(i => (long)i));
    }

    [Fact]
    public async Task Subscribers_do_not_take_from_one_another()
    {
        var (stream, before) = (Some.Stream(), await Reader.HeadAsync());
        var following = Enumerable.Range(0, 5).Select(_ => Subscription.PagesUntilAsync(
            before, EventFilter.Streams(stream.Value), pages => pages.Sum(p => p.Events.Count) == 6)).ToArray();
        for (var i = 0; i < 3; i++) await Append(stream, Some.Events(2));
        foreach (var pages in await Task.WhenAll(following)) pages.SelectMany(p => p.Events).Select(e => e.Revision).ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task It_ends_when_cancelled_while_it_waits()
    {
        using var cancel = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in Subscription.SubscribeAsync(await Reader.HeadAsync(), EventFilter.Streams(Some.Category()), cancel.Token))
                if (page.CaughtUp) cancel.CancelAfter(1);
        }).WaitAsync(Some.Patience);
    }

    [Fact]
    public async Task A_slow_consumer_holds_up_neither_writers_nor_readers()
    {
        var (stream, before) = (Some.Stream(), await Reader.HeadAsync());
        await Append(stream, Some.Events(1));
        await foreach (var _ in Subscription.SubscribeAsync(before, EventFilter.Streams(stream.Value), default))
        {
            await Append(stream, Some.Events(1)).WaitAsync(Some.Patience);
            (await Read(stream).WaitAsync(Some.Patience)).Count.ShouldBe(2);
            break;
        }
    }
}
