using System.Text.Json;
using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>What retention does on this store beyond what every store promises.</summary>
public sealed class EventStoreDbRetentionTests : DoubleTest
{
    [Fact]
    public async Task What_is_truncated_is_gone_from_subscriptions_though_the_server_still_gives_it()
    {
        var (node, log) = await OneAsync();
        var (cut, emptied, whole) = (Some.Stream(), Some.Stream(), Some.Stream());
        foreach (var stream in new[] { cut, emptied, whole }) await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(3));
        await log.TruncateAsync(cut, 2);
        await log.TruncateAsync(emptied, 3);
        node.Database.All().Count(e => e.Stream == emptied.Value).ShouldBe(3);
        var anew = Open($"esdb://127.0.0.1:{node.Port}?tls=false");
        foreach (var reader in new[] { log, anew })
        {
            var events = await reader.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Everything);
            events.Select(e => (e.Stream, e.Revision)).ShouldBe([(cut, 2), (whole, 0), (whole, 1), (whole, 2)], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Other_metadata_of_the_stream_stays()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(5));
        node.Database.Append("$$" + stream.Value, DoubleDatabase.Any, [new(Guid.NewGuid(), "$metadata", Google.Protobuf.ByteString.CopyFromUtf8("{\"$maxAge\":99,\"mine\":{\"a\":1}}"), Google.Protobuf.ByteString.Empty)]);
        await log.TruncateAsync(stream, 3);
        var metadata = JsonDocument.Parse(node.Database.Stream("$$" + stream.Value)![^1].Data.ToStringUtf8()).RootElement;
        metadata.GetProperty("$tb").GetInt64().ShouldBe(3);
        metadata.GetProperty("$maxAge").GetInt64().ShouldBe(99);
        metadata.GetProperty("mine").GetProperty("a").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_emptied_stream_is_written_as_one_that_has_no_event_and_goes_on_counting()
    {
        var (_, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(3));
        await log.TruncateAsync(stream, 1000);
        (await Read(log, stream)).ShouldBeEmpty();
        (await log.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(2))).LastRevision.ShouldBe(4);
        (await Read(log, stream)).Select(e => e.Revision).ShouldBe([3, 4]);
        (await log.EventsUntilCaughtUpAsync(Position.Start, EventFilter.Streams(stream.Value))).Select(e => e.Revision).ShouldBe([3, 4]);
    }

    [Fact]
    public async Task A_truncation_that_was_made_already_leaves_no_trace()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(4));
        await log.TruncateAsync(stream, 2);
        await log.TruncateAsync(Some.Stream(), 2);
        var before = node.Database.All().Count;
        await log.TruncateAsync(stream, 2);
        await log.TruncateAsync(stream, 1);
        await log.TruncateAsync(stream, 0);
        node.Database.All().Count.ShouldBe(before);
    }

    [Fact]
    public async Task It_tells_what_a_scavenge_would_free_until_one_has_freed_it()
    {
        var (node, log) = await OneAsync();
        (await log.ReleaseAsync()).ShouldBe(new Release(0, 0, null));
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, [.. Enumerable.Range(0, 4).Select(_ => Some.Event() with { Data = new byte[1000], Metadata = new byte[10] })]);
        await log.TruncateAsync(stream, 3);
        var pending = await log.ReleaseAsync();
        (pending.Freed, pending.Pending).ShouldBe((0, 3030));
        pending.Mend.ShouldNotBeNull().ShouldContain("/admin/scavenge");
        node.Database.Scavenge();
        (await log.ReleaseAsync()).ShouldBe(new Release(0, 0, null));
    }

    [Fact]
    public async Task Who_writes_in_between_loses_nothing()
    {
        var (node, log) = await OneAsync();
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(50));
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        });
        await log.TruncateAsync(stream, 50);
        await writing;
        (await Read(log, stream)).Select(e => e.Revision).ShouldBe(Enumerable.Range(50, 50).Select(i => (long)i));
        node.Database.All().Count(e => e.Stream == stream.Value).ShouldBe(100);
    }

    [Fact]
    public async Task A_leader_that_moved_is_followed_by_deletions_too()
    {
        var cluster = await ClusterAsync(2);
        var log = Open(cluster.Address());
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(2));
        await log.TruncateAsync(Some.Stream(), 1);
        cluster.Elect(cluster.Nodes[1]);
        // Reading finds the new leader, and so does what follows.
        await Read(log, stream);
        await log.TruncateAsync(stream, 2).WaitAsync(Some.Patience);
        (await Read(log, stream)).ShouldBeEmpty();
    }
}
