using System.Net;
using Heatmap.Log;

namespace Heatmap.Ingest.Tests.Collecting;

public sealed class FailingLogTests
{
    [Fact]
    public async Task A_busy_log_is_503_with_the_time_to_wait()
    {
        await using var server = await TestServer.StartAsync();
        server.Log.Before = () => throw new LogBusyException(TimeSpan.FromSeconds(1.2));

        var answer = await server.SendAsync(Some.Batch(1));

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        server.Log.Before = null;
        (await server.SendAsync(Some.Batch(1))).Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task A_log_that_fails_is_503_and_the_retry_counts_once_though_the_append_was_made()
    {
        await using var server = await TestServer.StartAsync();
        server.Log.After = () => throw new LogUnavailableException("test");

        var lost = await server.SendAsync(Some.Batch(1));
        server.Log.After = null;
        var again = await server.SendAsync(Some.Batch(1));

        lost.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        lost.Headers.RetryAfter.ShouldNotBeNull();
        again.Accepted.ShouldBe(1);
        server.Log.Appends.ShouldBe(1);
    }

    [Fact]
    public async Task Health_tells_whether_the_log_answers()
    {
        await using var server = await TestServer.StartAsync();

        (await server.Http.GetAsync("/v1/events/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Log.Unavailable = true;
        (await server.Http.GetAsync("/v1/events/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
