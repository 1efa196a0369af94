using System.Net;

namespace Heatmap.Ingest.Tests.Admitting;

public sealed class RateTests
{
    [Fact]
    public void A_burst_passes_then_the_rate_does_and_the_wait_is_told()
    {
        var clock = new StoppedClock();
        var gate = new RateGate<int>(perSecond: 10, burst: 5, clock);

        for (var i = 0; i < 5; i++) gate.Enter(1).ShouldBeNull();
        gate.Enter(1).ShouldBe(TimeSpan.FromMilliseconds(100));
        gate.Enter(2).ShouldBeNull();
        clock.Forward(TimeSpan.FromMilliseconds(100));
        gate.Enter(1).ShouldBeNull();
        gate.Enter(1).ShouldNotBeNull();
    }

    [Fact]
    public void Memory_is_bounded_and_those_who_pause_are_the_first_to_be_forgotten()
    {
        var clock = new StoppedClock();
        var gate = new RateGate<int>(perSecond: 10, burst: 1, clock, capacity: 100);
        for (var i = 0; i < 100; i++) gate.Enter(i);
        clock.Forward(TimeSpan.FromMilliseconds(60));
        for (var i = 0; i < 50; i++) gate.Enter(i);
        clock.Forward(TimeSpan.FromMilliseconds(60));

        for (var i = 100; i < 1000; i++) gate.Enter(i);

        gate.Remembered.ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task An_address_that_sends_too_much_is_429_until_it_has_paused()
    {
        await using var server = await TestServer.StartAsync(options: new IngestOptions { RequestsByAddress = 1, BurstByAddress = 2 });

        var answers = new List<HttpStatusCode>();
        for (var i = 1; i <= 3; i++) answers.Add((await server.SendAsync(Some.Batch(i))).Status);
        var limited = await server.SendAsync(Some.Batch(3), "https://shop.example");
        server.Clock.Forward(TimeSpan.FromSeconds(1));
        var later = await server.SendAsync(Some.Batch(3));

        answers.ShouldBe([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests]);
        limited.Code.ShouldBe("too-many-requests");
        limited.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        limited.Headers.Contains("Access-Control-Allow-Origin").ShouldBeTrue();
        later.Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_key_that_is_sent_too_often_is_429_and_another_key_is_not()
    {
        await using var server = await TestServer.StartAsync(options: new IngestOptions { RequestsByKey = 2, RequestsByAddress = 100 });
        await server.SendAsync(Some.Batch(1));
        await server.SendAsync(Some.Batch(2));

        (await server.SendAsync(Some.Batch(3))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await server.SendAsync(Some.Batch(4).With("site", "pk_blog"))).Status.ShouldBe(HttpStatusCode.Accepted);
    }
}
