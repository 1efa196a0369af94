using Microsoft.AspNetCore.Http;

namespace Heatmap.Bench.Tests;

public sealed class LoadGeneratorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_closed_loop_sends_so_many_batches_as_real_HTTP_and_counts_them()
    {
        await using var server = await FakeServer.StartAsync();
        var result = await GeneratorFor(server).RunAsync(new LoadPlan(4, Patience, Batches: 200), default);

        server.Batches().Select(batch => batch.Id).Distinct().Count().ShouldBe(200);
        server.Received.ShouldAllBe(received => received.ContentType == "application/json" && received.UserAgent.StartsWith("Mozilla/5.0") && received.Origin == "http://shop.example");
        (result.Accepted, result.Latencies.Count, result.Troubles, result.PerSecond.Sum()).ShouldBe((10_000, 200, 0, 10_000));
        result.EventsPerSecond.ShouldBe(10_000 / result.Elapsed.TotalSeconds, 1);
    }

    [Fact]
    public async Task It_stops_when_its_time_is_over()
    {
        await using var server = await FakeServer.StartAsync();
        var result = await GeneratorFor(server).RunAsync(new LoadPlan(2, TimeSpan.FromMilliseconds(300)), default);
        result.Accepted.ShouldBe(server.Received.Count * 50);
        result.Elapsed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public async Task An_open_loop_keeps_its_rate_and_counts_from_when_a_request_was_due()
    {
        // Each answer takes 40 ms, on one connection: the tenth request, due after 90 ms, is answered after 400 ms at the earliest.
        await using var server = await FakeServer.StartAsync(async (http, batch) =>
        {
            await Task.Delay(40);
            await FakeServer.TakeAsync(http, batch.Events.Count);
        });
        var result = await GeneratorFor(server).RunAsync(new LoadPlan(1, Patience, Batches: 10, EventsPerSecond: 5_000), default);
        result.Latencies.Max.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(300));
        result.Latencies.Percentile(0.01).ShouldBeLessThan(result.Latencies.Max);
    }

    [Fact]
    public async Task An_open_loop_does_not_run_ahead_of_its_rate()
    {
        await using var server = await FakeServer.StartAsync();
        var result = await GeneratorFor(server).RunAsync(new LoadPlan(8, Patience, Batches: 41, EventsPerSecond: 5_000), default);
        result.Elapsed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public async Task Refusals_and_rejected_events_are_counted_by_status()
    {
        var count = 0;
        await using var server = await FakeServer.StartAsync((http, _) => (Interlocked.Increment(ref count) % 3) switch
        {
            0 => FakeServer.RefuseAsync(http, 503),
            1 => FakeServer.TakeAsync(http, 48),
            _ => FakeServer.TakeAsync(http, 50),
        });
        var result = await GeneratorFor(server).RunAsync(new LoadPlan(1, Patience, Batches: 30), default);
        result.ByStatus.ShouldBe(new Dictionary<int, long> { [503] = 10, [202] = 20 }, ignoreOrder: true);
        result.Accepted.ShouldBe((10 * 48) + (10 * 50));
    }

    [Fact]
    public async Task A_broken_connection_is_counted_and_made_anew()
    {
        var count = 0;
        await using var server = await FakeServer.StartAsync((http, batch) =>
        {
            if (Interlocked.Increment(ref count) != 2) return FakeServer.TakeAsync(http, batch.Events.Count);
            http.Abort();
            return Task.CompletedTask;
        });
        var result = await GeneratorFor(server).RunAsync(new LoadPlan(1, Patience, Batches: 4), default);
        (result.ByStatus[0], result.Accepted).ShouldBe((1, 150));
    }

    [Fact]
    public async Task A_load_can_be_called_off()
    {
        await using var server = await FakeServer.StartAsync();
        using var stop = new CancellationTokenSource();
        var running = GeneratorFor(server).RunAsync(new LoadPlan(2, Patience, EventsPerSecond: 10), stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(Patience));
    }

    private static LoadGenerator GeneratorFor(FakeServer server) =>
        new(new LoadTarget(server.Address, "pk_load", "http://shop.example"), LoadShape.Ordinary, TimeProvider.System, 1);
}
