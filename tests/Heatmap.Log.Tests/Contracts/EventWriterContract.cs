namespace Heatmap.Log.Tests;

public abstract class EventWriterContract(ILogStore store) : LogContract(store)
{
    [Fact]
    public async Task An_append_tells_the_last_revision_and_its_position()
    {
        var stream = Some.Stream();
        (await Append(stream, Some.Events(3))).LastRevision.ShouldBe(2);
        var second = await Append(stream, Some.Events(2));
        second.LastRevision.ShouldBe(4);
        (await Read(stream))[^1].Position.ShouldBe(second.Position);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_byte_for_byte()
    {
        var stream = Some.Stream();
        var odd = Some.Event() with { Type = "größe.v1", Data = new byte[] { 0, 255, 10, 0, 128 }, Metadata = "{\"e\":\"é\"}"u8.ToArray() };
        var empty = Some.Event() with { Data = Array.Empty<byte>(), Metadata = Array.Empty<byte>() };
        await Append(stream, odd, empty, Some.Event("{\"x\":1}"));
        var read = await Read(stream);
        read.Select(e => e.Type).ShouldBe(["größe.v1", "thing.happened.v1", "thing.happened.v1"]);
        read[0].Data.ToArray().ShouldBe(odd.Data.ToArray());
        read[0].Metadata.ToArray().ShouldBe(odd.Metadata.ToArray());
        (read[1].Data.Length, read[1].Metadata.Length).ShouldBe((0, 0));
        Some.Text(read[2]).ShouldBe("{\"x\":1}");
    }

    [Fact]
    public async Task The_callers_buffers_are_its_own_again_after_the_append()
    {
        var stream = Some.Stream();
        var buffer = "first"u8.ToArray();
        await Append(stream, Some.Event() with { Data = buffer });
        "other"u8.CopyTo(buffer);
        Some.Text((await Read(stream)).Single()).ShouldBe("first");
    }

    [Fact]
    public async Task No_stream_is_refused_where_there_is_one()
    {
        var stream = Some.Stream();
        await Writer.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(2));
        var refused = await Should.ThrowAsync<WrongExpectedRevisionException>(
            Writer.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(1)));
        (refused.Stream, refused.Expected, refused.Actual).ShouldBe((stream, ExpectedRevision.NoStream, 1));
        (await Read(stream)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(long.MaxValue)]
    public async Task An_exact_revision_is_refused_unless_it_is_the_streams_last(long expected)
    {
        var stream = Some.Stream();
        await Append(stream, Some.Events(3));
        var refused = await Should.ThrowAsync<WrongExpectedRevisionException>(
            Writer.AppendAsync(stream, ExpectedRevision.Exactly(expected), Some.Events(1)));
        refused.Actual.ShouldBe(2);
        (await Writer.AppendAsync(stream, ExpectedRevision.Exactly(2), Some.Events(1))).LastRevision.ShouldBe(3);
    }

    [Fact]
    public async Task An_exact_revision_is_refused_where_there_is_no_stream()
    {
        var stream = Some.Stream();
        var refused = await Should.ThrowAsync<WrongExpectedRevisionException>(
            Writer.AppendAsync(stream, ExpectedRevision.Exactly(0), Some.Events(1)));
        refused.Actual.ShouldBeNull();
        (await Read(stream)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_writers_who_expect_the_same_one_wins()
    {
        var stream = Some.Stream();
        var tries = Enumerable.Range(0, 20).Select(i => Task.Run(
            () => Writer.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(3, $"{i}")))).ToArray();
        await Task.WhenAll(tries).ContinueWith(_ => { }, TaskScheduler.Default);
        tries.Count(t => t.IsCompletedSuccessfully).ShouldBe(1);
        tries.Count(t => t.Exception?.InnerException is WrongExpectedRevisionException { Actual: 2 }).ShouldBe(19);
        (await Read(stream)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Concurrent_appends_stay_whole_and_leave_no_gap_in_revisions()
    {
        var stream = Some.Stream();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Append(stream, Some.Events(5, $"{i}")))));
        var read = await Read(stream);
        read.Select(e => e.Revision).ShouldBe(Enumerable.Range(0, 200).Select(i => (long)i));
        foreach (var append in read.Chunk(5))
        {
            append.Select(Some.Text).Select(t => t.Split('"')[3]).Distinct().ShouldHaveSingleItem();
            append.Select(e => Some.Text(e)[^2]).ShouldBe("01234");
        }
    }

    [Fact]
    public async Task A_hundred_events_go_in_and_a_hundred_and_one_do_not()
    {
        var stream = Some.Stream();
        (await Append(stream, Some.Events(AppendLimits.Events))).LastRevision.ShouldBe(AppendLimits.Events - 1);
        await Should.ThrowAsync<AppendTooLargeException>(Append(stream, Some.Events(AppendLimits.Events + 1)));
        (await Read(stream)).Count.ShouldBe(AppendLimits.Events);
    }

    [Fact]
    public async Task The_limit_of_bytes_counts_data_and_metadata_and_is_exact()
    {
        var stream = Some.Stream();
        // Random bytes, so that compression can't make the largest append a small one.
        var noise = new byte[AppendLimits.Bytes - 10];
        new Random(1).NextBytes(noise);
        await Append(stream, Some.Event() with { Data = noise, Metadata = new byte[10] });
        await Should.ThrowAsync<AppendTooLargeException>(Append(stream, Some.Event() with { Data = noise, Metadata = new byte[11] }));
        var read = (await Read(stream)).Single();
        read.Data.Span.SequenceEqual(noise).ShouldBeTrue();
    }

    [Fact]
    public async Task An_append_of_nothing_is_a_mistake_of_the_caller() =>
        await Should.ThrowAsync<ArgumentException>(Append(Some.Stream()));

    [Fact]
    public async Task What_was_cancelled_before_it_began_is_not_appended()
    {
        var stream = Some.Stream();
        await Should.ThrowAsync<OperationCanceledException>(
            Writer.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1), new CancellationToken(canceled: true)));
        (await Read(stream)).ShouldBeEmpty();
    }
}
