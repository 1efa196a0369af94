using Heatmap.Events;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>What may go wrong with reading, and what of the server's own must not come through.</summary>
public sealed class ReadFaultTests : DoubleTest
{
    [Fact]
    public async Task A_read_that_breaks_off_says_so_and_the_next_goes_well()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(10));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        node.Faults.BreakReadAfter(4, reached.Task);
        var failure = await Should.ThrowAsync<LogUnavailableException>(async () =>
        {
            await foreach (var recorded in log.ReadStreamAsync(stream, ReadDirection.Forwards))
                if (recorded.Revision == 3) reached.SetResult();
        });
        failure.Message.ShouldContain("broke off");
        (await Read(log, stream)).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_connection_lost_while_nothing_was_read_costs_the_reader_nothing()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(3));
        node.Faults.BreakReadAfter(0);
        (await Read(log, stream)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_at_the_deadline()
    {
        var time = new ManualTime();
        var (node, log) = await OneAsync(log: new EventStoreDbLogOptions { Time = time });
        await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        var before = node.OpenCalls;
        node.Faults.Silent = true;
        var read = Read(log, Some.Stream());
        await UntilAsync(() => node.OpenCalls > before);
        time.Advance(TimeSpan.FromSeconds(10));
        (await Should.ThrowAsync<LogUnavailableException>(read.WaitAsync(Some.Patience))).Message.ShouldContain("no answer within 10 s");
    }

    [Fact]
    public async Task Access_denied_says_whose_right_is_missing()
    {
        var (node, log) = await OneAsync();
        node.Faults.DenyReads = true;
        (await Should.ThrowAsync<LogUnavailableException>(log.HeadAsync())).Message.ShouldContain("$admins");
    }

    [Fact]
    public async Task The_servers_own_events_neither_end_the_log_nor_come_to_subscribers()
    {
        var (node, log) = await OneAsync();
        (await log.HeadAsync()).ShouldBe(Position.Start);
        var appended = await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(2));
        node.Database.Append("$stats-127.0.0.1", DoubleDatabase.Any, [new(Guid.NewGuid(), "$statsCollected", Google.Protobuf.ByteString.Empty, Google.Protobuf.ByteString.Empty)]);
        // A stream of a neighbour's that the port could never have named.
        node.Database.Append("neighbour", DoubleDatabase.Any, [new(Guid.NewGuid(), "theirs", Google.Protobuf.ByteString.Empty, Google.Protobuf.ByteString.Empty)]);
        (await log.HeadAsync()).ShouldBe(appended.Position);
        var events = await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
        events.Select(e => e.Type).ShouldBe(["thing0.happened.v1", "thing1.happened.v1"]);
    }

    [Fact]
    public async Task Behind_many_of_a_neighbours_events_the_head_is_found()
    {
        var (node, log) = await OneAsync();
        var appended = await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        for (var i = 0; i < 100; i++)
            node.Database.Append("neighbour", DoubleDatabase.Any, [new(Guid.NewGuid(), "theirs", Google.Protobuf.ByteString.Empty, Google.Protobuf.ByteString.Empty)]);
        (await log.HeadAsync()).ShouldBe(appended.Position);
    }

    [Fact]
    public async Task An_old_server_that_tells_no_positions_of_a_streams_events_gets_them_a_bound()
    {
        var (_, log) = await OneAsync(make: c => new DoubleNode(c) { Is2110 = true });
        var stream = Some.Stream();
        var appended = await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(2));
        (await Read(log, stream)).ShouldAllBe(e => e.Position == appended.Position);
    }

    [Fact]
    public async Task A_reader_who_stops_early_ends_the_call()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        for (var i = 0; i < 20; i++) await log.AppendAsync(stream, ExpectedRevision.Any, [.. Enumerable.Range(0, 5).Select(_ => Some.Event() with { Data = new byte[100_000] })]);
        var open = node.OpenCalls;
        await foreach (var _ in log.ReadStreamAsync(stream, ReadDirection.Forwards)) break;
        await UntilAsync(() => node.OpenCalls == open);
    }

    [Fact]
    public async Task What_is_no_event_store_is_told_as_such()
    {
        // Nobody listens at the port by the time it is asked.
        var cluster = await ClusterAsync();
        var address = cluster.AddressOf(0, "&maxDiscoverAttempts=1");
        await cluster.DisposeAsync();
        (await Should.ThrowAsync<LogUnavailableException>(Read(Open(address), new StreamName("a-1")))).Message.ShouldContain("can't be reached");
    }
}
