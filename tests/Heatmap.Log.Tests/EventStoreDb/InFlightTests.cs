using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>Many appends at a time, and appends that take too long.</summary>
public sealed class InFlightTests : DoubleTest
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Many_appends_to_many_streams_are_underway_on_one_call()
    {
        var (node, log) = await OneAsync();
        node.Faults.OnAppends([.. Enumerable.Repeat(AppendFault.AnswerLate, 500)]);
        var streams = Enumerable.Range(0, 500).Select(_ => Some.Stream()).ToArray();
        var appends = streams.Select(s => log.AppendAsync(s, ExpectedRevision.NoStream, Some.Events(3))).ToArray();
        await UntilAsync(() => streams.All(s => node.Database.Stream(s.Value) is { Count: 3 }));
        appends.ShouldAllBe(a => !a.IsCompleted);
        node.Faults.Late.SetResult();
        (await Task.WhenAll(appends)).ShouldAllBe(a => a.LastRevision == 2);
        node.Calls("BatchAppend").ShouldBe(1);
    }

    [Fact]
    public async Task More_than_there_is_room_for_is_refused_as_busy_and_later_goes_in()
    {
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { AppendsInFlight = 3 });
        node.Faults.OnAppends(AppendFault.AnswerLate, AppendFault.AnswerLate, AppendFault.AnswerLate);
        var three = Enumerable.Range(0, 3).Select(_ => log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1))).ToArray();
        var stream = Some.Stream();
        await Should.ThrowAsync<LogBusyException>(log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1)));
        await UntilAsync(() => node.Database.All().Count >= 5);
        node.Faults.Late.SetResult();
        await Task.WhenAll(three);
        (await log.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(1))).LastRevision.ShouldBe(0);
    }

    [Fact]
    public async Task More_bytes_than_there_is_room_for_are_refused_but_never_the_only_append()
    {
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { BytesInFlight = 1000 });
        var large = Some.Event() with { Data = new byte[5000] };
        await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, [large]);
        node.Faults.OnAppends(AppendFault.AnswerLate);
        var late = log.AppendAsync(Some.Stream(), ExpectedRevision.Any, [large]);
        await Should.ThrowAsync<LogBusyException>(log.AppendAsync(Some.Stream(), ExpectedRevision.Any, [Some.Event()]));
        node.Faults.Late.SetResult();
        await late;
    }

    [Fact]
    public async Task An_append_without_an_answer_ends_at_the_deadline_and_its_outcome_is_unknown()
    {
        var time = new ManualTime();
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { Time = time });
        node.Faults.OnAppends(AppendFault.NeverAnswer);
        var stream = Some.Stream();
        var append = log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        await UntilAsync(() => node.Database.Stream(stream.Value) is not null);
        time.Advance(Deadline / 2);
        append.IsCompleted.ShouldBeFalse();
        time.Advance(Deadline);
        var failure = await Should.ThrowAsync<LogUnavailableException>(append.WaitAsync(Some.Patience));
        failure.Message.ShouldContain("no answer within 10 s");
        failure.Message.ShouldContain("Whether the append was made is unknown");
        // The call that gave no answer at all isn't used any more.
        (await log.AppendAsync(stream, ExpectedRevision.Exactly(0), Some.Events(1)).WaitAsync(Some.Patience)).LastRevision.ShouldBe(1);
        node.Calls("BatchAppend").ShouldBe(2);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_at_the_deadline_and_nothing_was_appended()
    {
        var time = new ManualTime();
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { Time = time });
        node.Faults.Silent = true;
        var append = log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        await UntilAsync(() => node.OpenCalls > 0);
        time.Advance(Deadline);
        var failure = await Should.ThrowAsync<LogUnavailableException>(append.WaitAsync(Some.Patience));
        failure.Message.ShouldContain("nothing was appended");
    }

    [Fact]
    public async Task A_writer_who_does_not_wait_any_longer_leaves_nothing_behind()
    {
        var (node, log) = await OneAsync();
        node.Faults.OnAppends(AppendFault.NeverAnswer);
        using var cancel = new CancellationTokenSource();
        var stream = Some.Stream();
        var append = log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1), cancel.Token);
        await UntilAsync(() => node.Database.Stream(stream.Value) is not null);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(append);
        await log.DisposeAsync().AsTask().WaitAsync(Some.Patience);
        await UntilAsync(() => node.OpenCalls == 0);
    }

    [Fact]
    public async Task Closing_waits_for_answers_then_ends_every_call()
    {
        var (node, log) = await OneAsync();
        node.Faults.OnAppends(AppendFault.AnswerLate);
        var append = log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        await UntilAsync(() => node.Database.All().Count > 2);
        var closing = log.DisposeAsync().AsTask();
        (await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1)))).Message.ShouldContain("closed");
        closing.IsCompleted.ShouldBeFalse();
        node.Faults.Late.SetResult();
        (await append).LastRevision.ShouldBe(0);
        await closing.WaitAsync(Some.Patience);
        await UntilAsync(() => node.OpenCalls == 0);
    }
}
