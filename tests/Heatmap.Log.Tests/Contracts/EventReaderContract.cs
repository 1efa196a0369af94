using Heatmap.Events;

namespace Heatmap.Log.Tests;

public abstract class EventReaderContract(ILogStore store) : LogContract(store)
{
    [Theory]
    [InlineData(ReadDirection.Forwards)]
    [InlineData(ReadDirection.Backwards)]
    public async Task A_stream_that_does_not_exist_has_no_events(ReadDirection direction) =>
        (await Read(Some.Stream(), direction)).ShouldBeEmpty();

    [Fact]
    public async Task Long_streams_are_read_whole_in_both_directions()
    {
        var stream = Some.Stream();
        for (var i = 0; i < 60; i++) await Append(stream, Some.Events(7));
        var expected = Enumerable.Range(0, 420).Select(i => (long)i).ToArray();
        (await Read(stream)).Select(e => e.Revision).ShouldBe(expected);
        (await Read(stream, ReadDirection.Backwards)).Select(e => e.Revision).ShouldBe(expected.Reverse());
    }

    [Theory]
    [InlineData(0, 9, 1)]
    [InlineData(4, 5, 5)]
    [InlineData(6, 3, 7)]
    [InlineData(8, 1, 9)]
    [InlineData(9, 0, 9)]
    [InlineData(1000, 0, 9)]
    public async Task Reading_begins_at_any_revision_also_within_an_append(long from, int forwards, int backwards)
    {
        var stream = Some.Stream();
        for (var i = 0; i < 3; i++) await Append(stream, Some.Events(3, $"{i}"));
        (await Read(stream, ReadDirection.Forwards, from)).Select(e => e.Revision)
            .ShouldBe(Enumerable.Range(0, forwards).Select(i => from + i));
        (await Read(stream, ReadDirection.Backwards, from)).Select(e => e.Revision)
            .ShouldBe(Enumerable.Range(0, backwards).Select(i => Math.Min(from, 8) - i));
    }

    [Fact]
    public async Task A_negative_revision_is_a_mistake_of_the_caller() =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Read(Some.Stream(), ReadDirection.Forwards, -1));

    [Fact]
    public async Task Streams_whose_names_begin_alike_do_not_mix()
    {
        var category = Some.Category();
        await Append(new StreamName($"{category}-1"), Some.Event("\"one\""));
        await Append(new StreamName($"{category}-10"), Some.Event("\"ten\""));
        await Append(new StreamName($"{category}-1"), Some.Event("\"one again\""));
        (await Read(new StreamName($"{category}-1"))).Select(Some.Text).ShouldBe(["\"one\"", "\"one again\""]);
        (await Read(new StreamName($"{category}-10"))).Select(Some.Text).ShouldBe(["\"ten\""]);
    }

    [Fact]
    public async Task Positions_grow_from_event_to_event_and_across_streams()
    {
        var (one, other) = (Some.Stream(), Some.Stream());
        await Append(one, Some.Events(3));
        await Append(other, Some.Events(3));
        await Append(one, Some.Events(3));
        var (ones, others) = (await Read(one), await Read(other));
        var inOrder = ones.Take(3).Concat(others).Concat(ones.Skip(3)).Select(e => e.Position).ToArray();
        inOrder.ShouldBe(inOrder.Order());
        inOrder.Distinct().Count().ShouldBe(9);
    }

    [Fact]
    public async Task The_head_is_the_position_of_the_last_event()
    {
        var appended = await Append(Some.Stream(), Some.Events(4));
        (await Reader.HeadAsync()).ShouldBe(appended.Position);
    }

    [Fact]
    public async Task A_read_that_is_cancelled_ends()
    {
        var stream = Some.Stream();
        await Append(stream, Some.Events(10));
        using var cancel = new CancellationTokenSource();
        var read = 0;
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Reader.ReadStreamAsync(stream, ReadDirection.Forwards, cancellation: cancel.Token))
                if (++read == 3) await cancel.CancelAsync();
        });
        read.ShouldBe(3);
    }

    [Fact]
    public async Task While_a_reader_works_on_an_event_others_write_and_read()
    {
        var stream = Some.Stream();
        await Append(stream, Some.Events(3));
        await foreach (var recorded in Reader.ReadStreamAsync(stream, ReadDirection.Forwards).WithCancellation(default))
        {
            if (recorded.Revision > 2) break;
            await Append(Some.Stream(), Some.Events(1)).WaitAsync(Some.Patience);
            (await Read(stream).WaitAsync(Some.Patience)).Count.ShouldBe(3);
        }
    }
}
