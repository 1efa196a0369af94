using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>What may go wrong with an append, and what the writer is told of it.</summary>
public sealed class AppendFaultTests : DoubleTest
{
    [Theory]
    [InlineData(AppendFault.BreakBefore, false)]
    [InlineData(AppendFault.BreakAfter, true)]
    [InlineData(AppendFault.EndCall, false)]
    [InlineData(AppendFault.TimeOut, false)]
    [InlineData(AppendFault.Unknown, false)]
    public async Task Where_it_cannot_be_known_whether_the_append_was_made_it_says_so_and_does_not_repeat_it(AppendFault fault, bool made)
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        node.Faults.OnAppends(fault);
        var failure = await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(2)));
        failure.Message.ShouldContain("Whether the append was made is unknown");
        (await Read(log, stream)).Count.ShouldBe(made ? 2 : 0);
        // The next one goes well, on another call if need be.
        (await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1))).LastRevision.ShouldBe(made ? 2 : 0);
    }

    [Theory]
    [InlineData(AppendFault.AccessDenied, "denies access")]
    [InlineData(AppendFault.NotReady, "not ready")]
    [InlineData(AppendFault.BadRequest, "no such thing")]
    public async Task What_the_server_refuses_was_not_made_and_it_says_so(AppendFault fault, string why)
    {
        var (node, log) = await OneAsync();
        node.Faults.OnAppends(fault);
        var failure = await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1)));
        failure.Message.ShouldContain(why);
        failure.Message.ShouldContain("nothing was appended");
        failure.Message.ShouldNotContain("unknown");
    }

    [Fact]
    public async Task A_busy_server_is_a_full_queue()
    {
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { RetryAfter = TimeSpan.FromSeconds(3) });
        node.Faults.OnAppends(AppendFault.Busy);
        var failure = await Should.ThrowAsync<LogBusyException>(log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1)));
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_server_with_a_lower_limit_finds_an_append_too_large()
    {
        var (_, log) = await OneAsync(make: c => new DoubleNode(c) { MaxAppendBytes = 100 });
        await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, [Some.Event("{}")]);
        await Should.ThrowAsync<AppendTooLargeException>(
            log.AppendAsync(Some.Stream(), ExpectedRevision.Any, [Some.Event() with { Data = new byte[200] }]));
    }

    [Fact]
    public async Task The_largest_append_of_the_port_is_below_the_servers_limit()
    {
        var (_, log) = await OneAsync();
        var events = Enumerable.Range(0, AppendLimits.Events)
            .Select(_ => Some.Event(type: new string('t', 100)) with { Data = new byte[AppendLimits.Bytes / AppendLimits.Events - 7] });
        (await log.AppendAsync(Some.Stream(), ExpectedRevision.NoStream, [.. events])).LastRevision.ShouldBe(AppendLimits.Events - 1);
    }

    [Fact]
    public async Task A_stream_deleted_for_good_is_named_with_what_became_of_it()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        node.Database.Tombstone(stream.Value);
        var failure = await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1)));
        failure.Message.ShouldContain(stream.Value);
        failure.Message.ShouldContain("deleted for good");
        (await Should.ThrowAsync<LogUnavailableException>(Read(log, stream))).Message.ShouldContain("deleted for good");
    }

    [Fact]
    public async Task An_answer_that_comes_twice_counts_once()
    {
        var (node, log) = await OneAsync();
        node.Faults.OnAppends(AppendFault.AnswerTwice, AppendFault.AnswerTwice);
        var (one, other) = (Some.Stream(), Some.Stream());
        (await log.AppendAsync(one, ExpectedRevision.NoStream, Some.Events(1))).LastRevision.ShouldBe(0);
        (await log.AppendAsync(other, ExpectedRevision.NoStream, Some.Events(4))).LastRevision.ShouldBe(3);
        (await log.AppendAsync(one, ExpectedRevision.Exactly(0), Some.Events(2))).LastRevision.ShouldBe(2);
    }

    [Fact]
    public async Task A_late_answer_holds_up_nobody_else()
    {
        var (node, log) = await OneAsync();
        node.Faults.OnAppends(AppendFault.AnswerLate);
        var late = log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        await UntilAsync(() => node.Database.All().Count > 2);
        (await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(3))).LastRevision.ShouldBe(2);
        late.IsCompleted.ShouldBeFalse();
        node.Faults.Late.SetResult();
        (await late).LastRevision.ShouldBe(0);
        node.Calls("BatchAppend").ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_that_the_server_has_seen_are_stored_again_all_the_same(bool restarted)
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        var events = Some.Events(2);
        await log.AppendAsync(stream, ExpectedRevision.Any, events);
        if (restarted) await RestartAsync(node);
        await log.AppendAsync(stream, ExpectedRevision.Any, events);
        // The real one refuses what it remembers in part.
        await log.AppendAsync(stream, ExpectedRevision.Any, [events[0], Some.Event()]);
        await Should.ThrowAsync<WrongExpectedRevisionException>(log.AppendAsync(stream, ExpectedRevision.NoStream, events));
        (await Read(log, stream)).Count.ShouldBe(6);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_appends_go_on()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        await RestartAsync(node);
        (await log.AppendAsync(stream, ExpectedRevision.Exactly(0), Some.Events(1))).LastRevision.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_away_is_named_and_nothing_was_appended()
    {
        var (node, log) = await OneAsync("&maxDiscoverAttempts=2&discoveryInterval=1");
        await node.StopAsync();
        var failure = await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1)));
        failure.Message.ShouldContain($"127.0.0.1:{node.Port} can't be reached");
        failure.Message.ShouldContain("nothing was appended");
    }

    [Fact]
    public async Task Without_the_right_password_nothing_goes_and_it_says_what_to_do()
    {
        var cluster = await ClusterAsync(1, c => new DoubleNode(c) { User = ("anna", "s:ecret") });
        var port = cluster.Nodes[0].Port;
        var stranger = Open($"esdb://anna:wrong@127.0.0.1:{port}?tls=false");
        var failure = await Should.ThrowAsync<LogUnavailableException>(stranger.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1)));
        failure.Message.ShouldContain("user or password is wrong");
        failure.Message.ShouldNotContain("unknown");
        var known = Open($"esdb://anna:s%3Aecret@127.0.0.1:{port}?tls=false");
        (await known.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1))).LastRevision.ShouldBe(0);
    }

    private static async Task RestartAsync(DoubleNode node)
    {
        await node.StopAsync();
        await node.StartAsync();
    }
}
