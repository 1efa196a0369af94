using System.Collections.Concurrent;

namespace Heatmap.Bench.Tests;

public sealed class VisitorCrowdTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_crowd_sends_valid_batches_from_as_many_visitors_until_it_is_sent_home()
    {
        using var home = new CancellationTokenSource(Patience);
        await using var server = await FakeServer.StartAsync((http, batch) => FakeServer.TakeAsync(http, batch.Events.Count));
        var crowd = new VisitorCrowd(server.Http, new HurriedTime(), 1, message => Assert.Fail(message));
        var running = crowd.RunAsync(server.Address, "pk_demo", 6, home.Token);
        await UntilAsync(() => server.Batches().Select(batch => batch.Visitor).Distinct().Count() >= 12, running);
        await home.CancelAsync();
        await running;

        foreach (var (body, agent, origin, _, _) in server.Received)
        {
            CollectSchema.FaultsOf(body).ShouldBeEmpty();
            agent.ShouldStartWith("Mozilla/5.0 (");
            origin.ShouldBe(server.Address.GetLeftPart(UriPartial.Authority));
        }
    }

    [Fact]
    public async Task A_busy_server_gets_the_same_batch_again_after_the_time_it_asked_for()
    {
        using var home = new CancellationTokenSource(Patience);
        var seen = new ConcurrentDictionary<Guid, long>();
        var again = new TaskCompletionSource<(long First, long Second)>();
        await using var server = await FakeServer.StartAsync((http, batch) =>
        {
            if (seen.TryAdd(batch.Id, batch.SentAt)) return FakeServer.RefuseAsync(http, 503, "50");
            again.TrySetResult((seen[batch.Id], batch.SentAt));
            return FakeServer.TakeAsync(http, batch.Events.Count);
        });
        var told = new ConcurrentQueue<string>();
        var time = new HurriedTime();
        var running = new VisitorCrowd(server.Http, time, 1, told.Enqueue).RunAsync(server.Address, "pk_demo", 2, home.Token);
        var (first, second) = await again.Task.WaitAsync(Patience);
        await home.CancelAsync();
        await running;

        time.Waits.ShouldContain(TimeSpan.FromSeconds(50));
        (second - first).ShouldBeGreaterThanOrEqualTo(50_000);
        told.ShouldContain(message => message.Contains("503 busy Later."));
    }

    [Fact]
    public async Task A_visitor_who_was_forgotten_sends_no_more_of_that_visit()
    {
        var time = new HurriedTime();
        await using var server = await FakeServer.StartAsync((http, _) => FakeServer.RefuseAsync(http, 410));
        var taken = await new VisitorCrowd(server.Http, time, 3, _ => { }).BackfillAsync(server.Address, "pk_demo", 20, TimeSpan.FromHours(10), default);
        taken.ShouldBe(0);
        server.Received.Count.ShouldBeInRange(15, 20);
    }

    [Fact]
    public async Task A_backlog_is_sent_whole_and_lies_in_the_hours_before()
    {
        await using var server = await FakeServer.StartAsync();
        var taken = await new VisitorCrowd(server.Http, new HurriedTime(), 3, message => Assert.Fail(message))
            .BackfillAsync(server.Address, "pk_demo", 40, TimeSpan.FromHours(70), default);
        taken.ShouldBe(server.Batches().Sum(batch => batch.Events.Count));
        var ages = server.Batches().SelectMany(batch => batch.Events.Select(e => batch.SentAt - e.At)).ToList();
        ages.ShouldAllBe(age => age >= 0 && age < TimeSpan.FromHours(72).TotalMilliseconds);
        ages.Max().ShouldBeGreaterThan((long)TimeSpan.FromHours(40).TotalMilliseconds);
    }

    [Fact]
    public async Task A_failure_that_nobody_foresaw_is_told_and_the_next_visitor_comes()
    {
        using var home = new CancellationTokenSource(Patience);
        await using var server = await FakeServer.StartAsync();
        using var http = new HttpClient(new FailsAtFirst());
        var told = new ConcurrentQueue<string>();
        var running = new VisitorCrowd(http, new HurriedTime(), 1, told.Enqueue).RunAsync(server.Address, "pk_demo", 1, home.Token);
        await UntilAsync(() => !server.Received.IsEmpty, running);
        await home.CancelAsync();
        await running;
        told.ShouldContain("A simulated visitor has gone: NotSupportedException: Not today.");
    }

    private sealed class FailsAtFirst() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _requests) == 1 ? throw new NotSupportedException("Not today.") : base.SendAsync(request, cancellationToken);
    }

    private static async Task UntilAsync(Func<bool> holds, Task running)
    {
        while (!holds())
        {
            running.IsCompleted.ShouldBeFalse("the crowd went home too early");
            await Task.Delay(10);
        }
    }
}
