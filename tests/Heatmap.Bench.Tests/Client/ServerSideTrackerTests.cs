using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heatmap.Bench.Tests;

public sealed class ServerSideTrackerTests
{
    private static readonly Occasion Ann = new(new Guid("01950000-0000-7000-8000-000000000001"), new Uri("https://shop.example/checkout"), "Ann's browser");
    private static readonly Occasion Bob = new(new Guid("01950000-0000-7000-8000-000000000002"), new Uri("https://shop.example/cart"));

    [Fact]
    public async Task What_was_tracked_arrives_in_order_one_batch_a_visitor_as_the_contract_has_it()
    {
        await using var server = await FakeServer.StartAsync();
        await using var tracker = TrackerOf(server);
        tracker.Track(Ann, "paid", new Dictionary<string, PropertyValue> { ["plan"] = "pro", ["seats"] = 3 }).ShouldBeTrue();
        tracker.Track(Bob, "asked").ShouldBeTrue();
        tracker.Identify(Ann with { Page = new Uri("https://shop.example/thanks") }, email: "ann@shop.example", userId: "u-1").ShouldBeTrue();
        await tracker.FlushAsync();

        foreach (var (body, _, _, _, _) in server.Received) CollectSchema.FaultsOf(body).ShouldBeEmpty();
        server.Received.Select(one => one.UserAgent).Order().ShouldBe(["", "Ann's browser"]);
        var batch = server.Batches().Single(one => one.Visitor == Ann.Visitor);
        batch.Pages.Select(page => (page.Id, page.Url)).ShouldBe([("p1", "https://shop.example/checkout"), ("p2", "https://shop.example/thanks")]);
        batch.Events.Select(one => (one.Seq, one.Page)).ShouldBe([(1, "p1"), (2, "p2")]);
        batch.Events[0].ShouldBeOfType<Custom>().Properties!["seats"].Value.ShouldBe(3.0);
        batch.Events[1].ShouldBeOfType<Identify>().UserId.ShouldBe("u-1");
        tracker.Counts.ShouldBe(new TrackerCounts(3, 0, 0));
    }

    [Fact]
    public async Task A_batch_the_server_could_not_take_is_sent_again_no_sooner_than_told_and_is_the_same_batch()
    {
        var tries = 0;
        await using var server = await FakeServer.StartAsync((http, batch) =>
            Interlocked.Increment(ref tries) == 1 ? FakeServer.RefuseAsync(http, 503, "40") : FakeServer.TakeAsync(http, batch.Events.Count));
        var time = new HurriedTime();
        await using var tracker = TrackerOf(server, time: time);
        tracker.Track(Ann, "paid");
        await tracker.FlushAsync();

        var sent = server.Batches().ToList();
        sent.Count.ShouldBe(2);
        (sent[1].Id, sent[1].Run).ShouldBe((sent[0].Id, sent[0].Run));
        (sent[1].SentAt - sent[0].SentAt).ShouldBeGreaterThanOrEqualTo(40_000);
        time.Waits.ShouldContain(TimeSpan.FromSeconds(40));
        tracker.Counts.ShouldBe(new TrackerCounts(1, 0, 0));
    }

    [Fact]
    public async Task Without_a_word_from_the_server_it_waits_twice_as_long_each_time_half_of_it_chance_and_gives_up_in_the_end()
    {
        await using var server = await FakeServer.StartAsync((http, _) => FakeServer.RefuseAsync(http, 500));
        var time = new HurriedTime();
        await using var tracker = TrackerOf(server, options => options.MaxRetries = 3, time);
        tracker.Track(Ann, "paid");
        await tracker.FlushAsync();

        server.Received.Count.ShouldBe(4);
        foreach (var seconds in new[] { 1, 2, 4 })
            time.Waits.ShouldContain(wait => wait >= TimeSpan.FromSeconds(seconds / 2.0) && wait < TimeSpan.FromSeconds(seconds), $"of {seconds} s");
        tracker.Counts.ShouldBe(new TrackerCounts(0, 0, 1));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_sent_again()
    {
        await using var server = await FakeServer.StartAsync((http, _) => FakeServer.RefuseAsync(http, 401));
        await using var tracker = TrackerOf(server);
        tracker.Track(Ann, "paid");
        await tracker.FlushAsync();
        server.Received.Count.ShouldBe(1);
        tracker.Counts.ShouldBe(new TrackerCounts(0, 1, 0));
    }

    [Fact]
    public async Task More_than_the_buffer_holds_is_dropped_and_counted_and_tracking_never_waits()
    {
        var open = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await using var server = await FakeServer.StartAsync(async (http, batch) =>
        {
            asked.TrySetResult();
            await open.Task;
            await FakeServer.TakeAsync(http, batch.Events.Count);
        });
        await using var tracker = TrackerOf(server, options => (options.FlushSize, options.Capacity) = (1, 2));
        tracker.Track(Ann, "first").ShouldBeTrue();
        await asked.Task;
        var taken = Enumerable.Range(0, 5).Count(n => tracker.Track(Ann, $"later {n}"));
        taken.ShouldBe(2);
        open.SetResult();
        await tracker.FlushAsync();
        tracker.Counts.ShouldBe(new TrackerCounts(3, 0, 3));
    }

    [Fact]
    public async Task Disposing_sends_what_is_buffered_and_takes_nothing_more()
    {
        await using var server = await FakeServer.StartAsync();
        var tracker = TrackerOf(server, options => options.FlushInterval = TimeSpan.FromHours(1));
        for (var n = 0; n < 120; n++) tracker.Track(Ann, "paid");
        await tracker.DisposeAsync();
        server.Batches().Sum(batch => batch.Events.Count).ShouldBe(120);
        tracker.Track(Ann, "late").ShouldBeFalse();
        tracker.Counts.ShouldBe(new TrackerCounts(120, 0, 1));
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_a_server_in_trouble_longer_than_told()
    {
        await using var server = await FakeServer.StartAsync((http, _) => FakeServer.RefuseAsync(http, 503, "3600"));
        var tracker = TrackerOf(server, options => options.CloseTimeout = TimeSpan.FromSeconds(20));
        tracker.Track(Ann, "paid");
        await tracker.DisposeAsync();
        tracker.Counts.ShouldBe(new TrackerCounts(0, 0, 1));
    }

    [Fact]
    public async Task An_event_goes_by_itself_after_the_interval()
    {
        var came = new TaskCompletionSource();
        await using var server = await FakeServer.StartAsync((http, batch) =>
        {
            came.SetResult();
            return FakeServer.TakeAsync(http, batch.Events.Count);
        });
        await using var tracker = TrackerOf(server);
        tracker.Track(Ann, "paid");
        await came.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task What_the_contract_does_not_allow_is_an_error_that_names_it()
    {
        await using var server = await FakeServer.StartAsync();
        Should.Throw<ArgumentException>(() => TrackerOf(server, options => options.SiteId = "")).Message.ShouldContain("SiteId must be the site's public key");
        Should.Throw<ArgumentException>(() => TrackerOf(server, options => options.PrivacyMode = Mode.Strict)).Message.ShouldContain("strict mode has none");
        await using var tracker = TrackerOf(server);
        Should.Throw<ArgumentException>(() => tracker.Track(Ann, new string('n', 129))).Message.ShouldContain("128");
        Should.Throw<ArgumentException>(() => tracker.Identify(Ann)).Message.ShouldContain("e-mail address or a user id");
        var many = Enumerable.Range(0, 51).ToDictionary(n => $"{n}", n => (PropertyValue)n);
        Should.Throw<ArgumentException>(() => tracker.Track(Ann, "paid", many)).Message.ShouldContain("50");
    }

    private static ServerSideTracker TrackerOf(FakeServer server, Action<TrackerOptions>? configure = null, HurriedTime? time = null)
    {
        var options = new TrackerOptions { SiteId = "pk_demo", Server = server.Address };
        configure?.Invoke(options);
        return new ServerSideTracker(new OneFactory(server.Http), options, time ?? new HurriedTime(), new Random(7), NullLogger<ServerSideTracker>.Instance);
    }

    private sealed class OneFactory(HttpClient http) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => http;
    }
}
