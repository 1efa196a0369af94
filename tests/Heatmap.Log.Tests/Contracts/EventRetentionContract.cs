using Heatmap.Events;

namespace Heatmap.Log.Tests;

public abstract class EventRetentionContract(ILogStore store) : LogContract(store)
{
    [Theory]
    [InlineData(ReadDirection.Forwards)]
    [InlineData(ReadDirection.Backwards)]
    public async Task What_was_taken_away_is_not_read_and_the_rest_is_where_it_was(ReadDirection direction)
    {
        var stream = await StreamOf(3, 4, 5);
        var before = await Read(stream);
        await Retention.TruncateAsync(stream, 7);
        var after = await Read(stream, direction);
        if (direction == ReadDirection.Backwards) after.Reverse();
        after.Select(e => (e.Revision, e.Position, Some.Text(e))).ShouldBe(before.Skip(7).Select(e => (e.Revision, e.Position, Some.Text(e))));
        (await Read(stream, ReadDirection.Forwards, 2)).Select(e => e.Revision).ShouldBe([7, 8, 9, 10, 11]);
        (await Read(stream, ReadDirection.Backwards, 6)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_taken_away_does_not_come_to_subscribers_and_all_else_does()
    {
        var (category, start) = (Some.Category(), await Reader.HeadAsync());
        StreamName[] streams = [new($"{category}-1"), new($"{category}-2")];
        for (var i = 0; i < 30; i++) await Append(streams[i % 2], Some.Events(2, $"{i}"));
        await Retention.TruncateAsync(streams[0], 20);
        var events = await Subscription.EventsUntilCaughtUpAsync(start, EventFilter.Streams($"{category}-"));
        events.Where(e => e.Stream == streams[0]).Select(e => e.Revision).ShouldBe(Enumerable.Range(20, 10).Select(i => (long)i));
        events.Where(e => e.Stream == streams[1]).Select(e => e.Revision).ShouldBe(Enumerable.Range(0, 30).Select(i => (long)i));
    }

    [Fact]
    public async Task A_subscriber_goes_on_from_a_position_that_is_gone()
    {
        var stream = await StreamOf(2, 2, 2);
        var gone = (await Read(stream))[1].Position;
        await Retention.TruncateAsync(stream, 4);
        var events = await Subscription.EventsUntilCaughtUpAsync(gone, EventFilter.Streams(stream.Value));
        events.Select(e => e.Revision).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task A_subscriber_who_has_read_to_the_end_waits_when_the_end_is_taken_away_and_then_sees_what_comes()
    {
        var stream = await StreamOf(2, 2);
        var end = await Reader.HeadAsync();
        await Retention.TruncateAsync(stream, 4);
        var appending = Task.CompletedTask;
        var pages = await Subscription.PagesUntilAsync(end, EventFilter.Streams(stream.Value), pages =>
        {
            if (pages[^1].CaughtUp && appending == Task.CompletedTask) appending = Append(stream, Some.Events(1));
            return pages.Any(p => p.Events.Count > 0);
        });
        await appending;
        pages.SelectMany(p => p.Events).Select(e => e.Revision).ShouldBe([4]);
        pages.ShouldAllBe(p => p.End >= end);
    }

    [Fact]
    public async Task Appends_go_on_behind_what_is_left()
    {
        var stream = await StreamOf(2, 2);
        await Retention.TruncateAsync(stream, 2);
        var refused = await Should.ThrowAsync<WrongExpectedRevisionException>(
            Writer.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(1)));
        refused.Actual.ShouldBe(3);
        (await Writer.AppendAsync(stream, ExpectedRevision.Exactly(3), Some.Events(2))).LastRevision.ShouldBe(5);
        (await Read(stream)).Select(e => e.Revision).ShouldBe([2, 3, 4, 5]);
    }

    public static TheoryData<ExpectedRevision> TrueOfAnEndedStream => [ExpectedRevision.Any, ExpectedRevision.NoStream, ExpectedRevision.Exactly(4)];

    [Theory]
    [MemberData(nameof(TrueOfAnEndedStream))]
    public async Task A_stream_that_lost_everything_goes_on_counting_and_takes_whoever_expects_none_or_its_last_revision(ExpectedRevision expected)
    {
        var stream = await StreamOf(3, 2);
        await Retention.TruncateAsync(stream, 5);
        (await Read(stream)).ShouldBeEmpty();
        (await Writer.AppendAsync(stream, expected, Some.Events(2))).LastRevision.ShouldBe(6);
        (await Read(stream)).Select(e => e.Revision).ShouldBe([5, 6]);
        var refused = await Should.ThrowAsync<WrongExpectedRevisionException>(
            Writer.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(1)));
        refused.Actual.ShouldBe(6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_stream_that_lost_everything_refuses_whoever_expects_another_revision(long expected)
    {
        var stream = await StreamOf(3, 2);
        await Retention.TruncateAsync(stream, 5);
        var refused = await Should.ThrowAsync<WrongExpectedRevisionException>(
            Writer.AppendAsync(stream, ExpectedRevision.Exactly(expected), Some.Events(1)));
        refused.Actual.ShouldBe(4);
        (await Writer.AppendAsync(stream, ExpectedRevision.Exactly(4), Some.Events(1))).LastRevision.ShouldBe(5);
    }

    [Fact]
    public async Task A_stream_may_lose_everything_again_and_again_and_gives_no_revision_twice()
    {
        var (stream, next) = (Some.Stream(), 0L);
        for (var round = 1; round <= 4; round++)
        {
            next += round;
            (await Append(stream, Some.Events(round))).LastRevision.ShouldBe(next - 1);
            // Beyond the last event: it is the end that counts, not what was asked for.
            await Retention.TruncateAsync(stream, next + 100);
            (await Read(stream)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Taking_away_what_is_gone_or_never_was_does_nothing()
    {
        var stream = await StreamOf(2, 3, 2);
        await Retention.TruncateAsync(stream, 0);
        (await Read(stream)).Count.ShouldBe(7);
        await Retention.TruncateAsync(stream, 5);
        foreach (var again in (long[])[5, 2, 0]) await Retention.TruncateAsync(stream, again);
        (await Read(stream)).Select(e => e.Revision).ShouldBe([5, 6]);
        var none = Some.Stream();
        await Retention.TruncateAsync(none, 10);
        (await Writer.AppendAsync(none, ExpectedRevision.NoStream, Some.Events(1))).LastRevision.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_revision_within_an_append_is_refused_where_the_store_knows_appends(long before)
    {
        var stream = await StreamOf(3, 2, 2);
        var truncating = Retention.TruncateAsync(stream, before);
        if (KnowsAppends) await Should.ThrowAsync<ArgumentException>(truncating);
        else await truncating;
        (await Read(stream)).First().Revision.ShouldBe(KnowsAppends ? 0 : before);
    }

    [Fact]
    public async Task Other_streams_are_left_alone()
    {
        var category = Some.Category();
        StreamName[] streams = [new($"{category}-1"), new($"{category}-10"), new($"{category}-2")];
        foreach (var stream in streams) await Append(stream, Some.Events(3));
        await Retention.TruncateAsync(streams[0], 3);
        (await Read(streams[0])).ShouldBeEmpty();
        foreach (var stream in streams.Skip(1)) (await Read(stream)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Long_streams_are_taken_away_whole_while_others_write()
    {
        var stream = Some.Stream();
        for (var i = 0; i < 24; i++) await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Append(stream, Some.Events(1))));
        var other = Some.Stream();
        var writing = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Append(other, Some.Events(2))));
        await Retention.TruncateAsync(stream, 1150);
        await writing;
        (await Read(stream)).Select(e => e.Revision).ShouldBe(Enumerable.Range(1150, 50).Select(i => (long)i));
        await Retention.TruncateAsync(stream, 1200);
        (await Read(stream)).ShouldBeEmpty();
        (await Append(stream, Some.Events(1))).LastRevision.ShouldBe(1200);
        (await Read(other)).Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_negative_revision_is_a_mistake_of_the_caller() =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Retention.TruncateAsync(Some.Stream(), -1));

    [Fact]
    public async Task Releasing_says_what_it_freed_and_changes_nothing_that_is_read()
    {
        var (stream, kept) = (await StreamOf(5, 5), await StreamOf(4));
        await Retention.TruncateAsync(stream, 10);
        var release = await Retention.ReleaseAsync();
        release.Freed.ShouldBeGreaterThanOrEqualTo(0);
        (release.Pending ?? 0).ShouldBeGreaterThanOrEqualTo(0);
        (await Read(kept)).Count.ShouldBe(4);
        (await Append(stream, Some.Events(1))).LastRevision.ShouldBe(10);
    }

    /// <summary>A stream of appends of these sizes.</summary>
    private async Task<StreamName> StreamOf(params int[] appends)
    {
        var stream = Some.Stream();
        foreach (var count in appends) await Append(stream, Some.Events(count));
        return stream;
    }
}
