using Heatmap.Bench;
using Heatmap.Events;
using Heatmap.EventStoreDouble;
using Heatmap.Log;
using Heatmap.Log.EventStoreDb;
using Heatmap.TestServers;

namespace Heatmap.Server.Tests.Benchmarks;

/// <summary>The logs that are measured alone, and the ways beside them, each on the store itself.</summary>
public sealed class BareLogTests
{
    private const int Batches = 20;

    private static readonly IReadOnlyList<ReadOnlyMemory<byte>> Bodies =
        new LoadGenerator(new LoadTarget(new Uri("http://127.0.0.1"), "pk_bench", "https://bench.example"), LoadShape.Ordinary, TimeProvider.System, seed: 1).Bodies(Batches);

    [Fact]
    public async Task A_file_is_filled_and_has_no_floor_but_itself()
    {
        var log = new BareStore();
        (await log.AppendAsync(Bodies, 4, default)).ShouldBeGreaterThan(0);
        (await log.FloorsAsync(Bodies, 4, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Databases_of_PostgreSQL_are_filled_by_the_log_by_statements_and_by_COPY_and_dropped_again()
    {
        var server = await PostgresServer.SharedAsync();
        var address = await server.CreateDatabaseAsync();
        var log = new BarePostgres(new Uri(address));
        (await log.AppendAsync(Bodies, 4, default)).ShouldBeGreaterThan(0);
        var floors = await log.FloorsAsync(Bodies, 4, default);
        floors.Select(f => f.Way).ShouldBe(["statements", "copy"]);
        floors.ShouldAllBe(f => f.EventsPerSecond > 0);
    }

    [Fact]
    public async Task What_a_bare_client_sends_to_EventStoreDB_is_stored_as_what_the_log_sends()
    {
        using var scratch = new Scratch();
        await using var server = await DoubleProcess.StartAsync(scratch.At("double"));
        var log = new BareEventStore(server.Address);
        (await log.AppendAsync(Bodies, 4, default)).ShouldBeGreaterThan(0);
        var appended = await ReadAsync(server.Address, Position.Start);
        appended.Count.ShouldBeGreaterThanOrEqualTo(Batches * LoadShape.Ordinary.EventsPerBatch);

        (await log.FloorsAsync(Bodies, 4, default)).ShouldHaveSingleItem().Way.ShouldBe("client");
        var bare = await ReadAsync(server.Address, appended[^1].Position);
        // Each was sealed for subjects of its own, so types are what can be compared.
        bare.Select(e => e.Type).Order().ShouldBe(appended.Select(e => e.Type).Order());
        bare.ShouldAllBe(e => EventCodec.ReadEnvelope(e.Metadata).ReceivedAt > 0);
    }

    private static async Task<List<RecordedEvent>> ReadAsync(string address, Position after)
    {
        await using var log = EventStoreDbLog.Open(address);
        var events = new List<RecordedEvent>();
        await foreach (var page in log.SubscribeAsync(after, EventFilter.Streams(StreamName.VisitorPrefix), default))
        {
            events.AddRange(page.Events);
            if (page.CaughtUp) break;
        }

        return events;
    }
}
