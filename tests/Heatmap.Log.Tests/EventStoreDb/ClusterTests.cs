using Heatmap.Log.EventStoreDb;

namespace Heatmap.Log.Tests;

/// <summary>Several nodes of which one leads, and not always the same.</summary>
public sealed class ClusterTests : DoubleTest
{
    [Fact]
    public async Task Gossip_finds_the_leader_whichever_node_is_asked()
    {
        var cluster = await ClusterAsync(3);
        cluster.Elect(cluster.Nodes[2]);
        var log = Open($"esdb+discover://127.0.0.1:{cluster.Nodes[0].Port}?tls=false");
        (await log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1))).LastRevision.ShouldBe(0);
        (cluster.Nodes[0].Calls("BatchAppend"), cluster.Nodes[2].Calls("BatchAppend")).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_node_that_is_away_is_passed_over_while_another_gossips()
    {
        var cluster = await ClusterAsync(3);
        cluster.Elect(cluster.Nodes[1]);
        await cluster.Nodes[0].StopAsync();
        (await Open(cluster.Address()).AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1))).LastRevision.ShouldBe(0);
    }

    [Fact]
    public async Task A_node_asked_directly_that_does_not_lead_sends_on_to_the_one_that_does()
    {
        var cluster = await ClusterAsync(2);
        cluster.Elect(cluster.Nodes[1]);
        var log = Open(cluster.AddressOf(0));
        var stream = Some.Stream();
        (await log.AppendAsync(stream, ExpectedRevision.NoStream, Some.Events(1))).LastRevision.ShouldBe(0);
        (await Read(log, stream)).Count.ShouldBe(1);
        cluster.Nodes[0].Calls("BatchAppend").ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_another_node_leads_appends_follow_it(bool byGossip)
    {
        var cluster = await ClusterAsync(3);
        var log = Open(byGossip ? cluster.Address() : cluster.AddressOf(0));
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        cluster.Elect(cluster.Nodes[1]);
        // The one that runs into the change: it was sent to a node that led a moment ago, so nobody can tell.
        (await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1))))
            .Message.ShouldContain("doesn't lead the cluster");
        (await log.AppendAsync(stream, ExpectedRevision.Exactly(0), Some.Events(1))).LastRevision.ShouldBe(1);
        cluster.Nodes[1].Calls("BatchAppend").ShouldBe(1);
        (await Read(log, stream)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task When_the_leader_dies_another_is_found()
    {
        var cluster = await ClusterAsync(3);
        var log = Open(cluster.Address());
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        cluster.Elect(cluster.Nodes[1]);
        await cluster.Nodes[0].StopAsync();
        (await Read(log, stream)).Count.ShouldBe(1);
        (await AppendUntilTakenAsync(log, stream)).LastRevision.ShouldBe(1);
    }

    [Fact]
    public async Task During_an_election_appends_wait_for_its_end()
    {
        var cluster = await ClusterAsync(3);
        cluster.Nodes[0].Role = DoubleRole.Unknown;
        var log = Open(cluster.Address("&maxDiscoverAttempts=100000&discoveryInterval=1"));
        var append = log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        await UntilAsync(() => cluster.Nodes.Sum(n => n.Calls("Read")) > 5);
        append.IsCompleted.ShouldBeFalse();
        cluster.Elect(cluster.Nodes[2]);
        (await append.WaitAsync(Some.Patience)).LastRevision.ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_leader_the_error_tells_what_each_node_said()
    {
        var cluster = await ClusterAsync(2);
        foreach (var node in cluster.Nodes) node.Role = DoubleRole.Follower;
        var log = Open(cluster.Address("&maxDiscoverAttempts=2&discoveryInterval=1"));
        var failure = await Should.ThrowAsync<LogUnavailableException>(log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1)));
        failure.Message.ShouldContain("in 2 attempts; nothing was appended");
        failure.Message.ShouldContain($"127.0.0.1:{cluster.Nodes[1].Port} as Follower");
    }

    [Theory]
    [InlineData("follower", 1)]
    [InlineData("readOnlyReplica", 2)]
    public async Task Reads_go_where_the_preference_says_and_writes_to_the_leader(string preference, int node)
    {
        var cluster = await ClusterAsync(3);
        cluster.Nodes[2].Role = DoubleRole.ReadOnlyReplica;
        var log = Open(cluster.Address($"&nodePreference={preference}"));
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(1));
        var before = cluster.Nodes[node].Calls("Read");
        (await Read(log, stream)).Count.ShouldBe(1);
        cluster.Nodes[node].Calls("Read").ShouldBe(before + 1);
        cluster.Nodes[0].Calls("BatchAppend").ShouldBe(1);
    }

    [Fact]
    public async Task A_preference_that_no_node_meets_takes_another_node()
    {
        var cluster = await ClusterAsync(1);
        (await Read(Open(cluster.Address("&nodePreference=follower")), Some.Stream())).ShouldBeEmpty();
        (await Read(Open(cluster.Address("&nodePreference=random")), Some.Stream())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Gossip_that_is_never_answered_is_given_up_for_the_next_node()
    {
        var time = new ManualTime();
        var cluster = await ClusterAsync(2);
        cluster.Elect(cluster.Nodes[1]);
        cluster.Nodes[0].Faults.Silent = true;
        var log = Open(cluster.Address("&gossipTimeout=2000"), new EventStoreDbLogOptions { Time = time });
        var append = log.AppendAsync(Some.Stream(), ExpectedRevision.Any, Some.Events(1));
        await UntilAsync(() => cluster.Nodes[0].OpenCalls > 0);
        time.Advance(TimeSpan.FromSeconds(2));
        (await append.WaitAsync(Some.Patience)).LastRevision.ShouldBe(0);
    }

    [Fact]
    public async Task A_subscription_goes_on_at_the_new_leader()
    {
        var cluster = await ClusterAsync(2);
        var log = Open(cluster.Address());
        var stream = Some.Stream();
        await log.AppendAsync(stream, ExpectedRevision.Any, Some.Events(2));
        var after = (await log.PagesUntilCaughtUpAsync(Position.Start, EventFilter.Streams(stream.Value)))[^1].End;
        cluster.Elect(cluster.Nodes[1]);
        await cluster.Nodes[0].StopAsync();
        cluster.Database.Append(stream.Value, 1, [new(Guid.NewGuid(), "a", Google.Protobuf.ByteString.Empty, Google.Protobuf.ByteString.Empty)]);
        (await log.EventsUntilCaughtUpAsync(after, EventFilter.Streams(stream.Value))).Select(e => e.Revision).ShouldBe([2]);
    }

    /// <summary>The first try may run into the lost connection.</summary>
    private static async Task<Appended> AppendUntilTakenAsync(EventStoreDbLog log, Heatmap.Events.StreamName stream)
    {
        try
        {
            return await log.AppendAsync(stream, ExpectedRevision.Exactly(0), Some.Events(1));
        }
        catch (LogUnavailableException)
        {
            return await log.AppendAsync(stream, ExpectedRevision.Exactly(0), Some.Events(1));
        }
    }
}
