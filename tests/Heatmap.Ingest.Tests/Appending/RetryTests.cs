using System.Net;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest.Tests.Appending;

public sealed class RetryTests
{
    [Fact]
    public async Task A_retried_batch_gets_the_first_answer_and_one_append()
    {
        await using var server = await TestServer.StartAsync();

        var first = await server.SendAsync(Some.Batch(1, Some.View(1), Some.View(2, "p9")));
        var again = await server.SendAsync(Some.Batch(1, Some.View(1), Some.View(2, "p9")).With("sentAt", Some.Now + 9000));

        first.Accepted.ShouldBe(1);
        again.Text.ShouldBe(first.Text);
        server.Log.Appends.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_the_first_answer_is_given_again_refusals_included()
    {
        await using var before = await TestServer.StartAsync();
        var first = await before.SendAsync(Some.Batch(1, Some.View(1), Some.View(2, "p9"), Some.View(3)));
        await before.SendAsync(Some.Batch(2, Some.View(4)));

        await using var after = await TestServer.StartAsync(before.Log, vault: before.Vault);
        var again = await after.SendAsync(Some.Batch(1, Some.View(1), Some.View(2, "p9"), Some.View(3)));
        var other = await after.SendAsync(Some.Batch(2, Some.View(4)));

        again.Text.ShouldBe(first.Text);
        other.Accepted.ShouldBe(1);
        before.Log.Appends.ShouldBe(2);
    }

    [Fact]
    public async Task The_empty_id_is_an_id_like_any_other()
    {
        await using var before = await TestServer.StartAsync();
        var batch = Some.Batch(1).With("batch", Guid.Empty.ToString()).With("run", Guid.Empty.ToString());
        await before.SendAsync(batch);
        await using var after = await TestServer.StartAsync(before.Log, vault: before.Vault);

        (await after.SendAsync(batch)).Accepted.ShouldBe(1);

        before.Log.Appends.ShouldBe(1);
    }

    [Fact]
    public async Task A_retry_that_has_grown_too_old_meanwhile_gets_the_first_answer_too()
    {
        await using var before = await TestServer.StartAsync();
        await before.SendAsync(Some.Batch(1));
        before.Clock.Forward(TimeSpan.FromDays(5));
        await using var after = await TestServer.StartAsync(before.Log, vault: before.Vault, clock: before.Clock);

        var again = await after.SendAsync(Some.Batch(1).With("sentAt", Some.Now + (5L * 24 * 3600 * 1000)));
        var fresh = await after.SendAsync(Some.Batch(2).With("sentAt", Some.Now + (5L * 24 * 3600 * 1000)));

        again.Text.ShouldBe("""{"accepted":1,"rejected":[]}""");
        fresh.Codes.ShouldBe(["too-old"]);
        before.Log.Appends.ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_at_once_make_one_append_and_get_one_answer()
    {
        await using var server = await TestServer.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.SendAsync(Some.Batch(1, Some.EveryType()))));

        answers.Select(a => a.Text).Distinct().ShouldBe(["""{"accepted":20,"rejected":[]}"""]);
        server.Log.Appends.ShouldBe(1);
    }

    [Fact]
    public async Task Two_processes_at_once_make_one_append_of_each_batch()
    {
        await using var one = await TestServer.StartAsync();
        await using var two = await TestServer.StartAsync(one.Log, vault: one.Vault);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : two).SendAsync(Some.Batch((i / 2) + 1))));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Accepted || a.Status == HttpStatusCode.ServiceUnavailable);
        var stored = await one.StoredAsync();
        foreach (var batch in stored.Where(e => e.Envelope.Sequence > 0).GroupBy(e => e.Envelope.Batch)) batch.Count().ShouldBe(1);
        stored.Count(e => e.Happened is CaptureStarted).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_begins_once_also_after_a_restart_and_with_the_time_of_its_first_event()
    {
        await using var before = await TestServer.StartAsync();
        await before.SendAsync(Some.Batch(1, Some.View(1, at: Some.Now - 10), Some.View(2, "p9"), Some.View(3, at: Some.Now - 20)));
        await using var after = await TestServer.StartAsync(before.Log, vault: before.Vault);
        await after.SendAsync(Some.Batch(2, Some.View(4)));
        await after.SendAsync(Some.Batch(3, Some.View(1)).With("run", Some.Id(1001).ToString()));

        var started = (await after.StoredAsync()).Where(e => e.Happened is CaptureStarted).ToList();

        started.Select(e => e.Envelope.Run).ShouldBe([Some.Id(1000), Some.Id(1001)]);
        var first = started[0].Envelope;
        (first.Index, first.Sequence, first.At, first.Batch).ShouldBe((3, 0, Some.Now - 20, Some.Id(1)));
        first.PageId.ShouldBeNull();
    }

    [Fact]
    public async Task Events_have_the_ids_that_their_batch_and_index_give()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendAsync(Some.Batch(1, Some.View(1), Some.View(2, "p9"), Some.View(3)));

        (await server.StoredAsync()).Select(e => e.Envelope.Index).ShouldBe([0, 2, 3]);
        (await server.StoredAsync()).ShouldAllBe(e => e.Envelope.Id == Heatmap.Events.EventId.Of(Some.Id(1), e.Envelope.Index));
    }

    [Fact]
    public async Task A_visitor_who_goes_away_during_the_append_leaves_a_whole_batch()
    {
        await using var server = await TestServer.StartAsync();
        var reached = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        server.Log.Before = () =>
        {
            reached.TrySetResult();
            return go.Task;
        };
        using var gone = new CancellationTokenSource();
        using var body = new ByteArrayContent(Some.Batch(1, Some.EveryType()).Bytes());
        body.Headers.ContentType = new("application/json");
        var sending = server.Http.PostAsync(CollectEndpoint.Path, body, gone.Token);
        await reached.Task;

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);
        server.Log.Before = null;
        go.SetResult();

        (await server.SendAsync(Some.Batch(1, Some.EveryType()))).Accepted.ShouldBe(20);
        server.Log.Appends.ShouldBe(1);
        (await server.StoredAsync()).Count.ShouldBe(21);
    }

    [Fact]
    public async Task Streams_out_of_memory_are_read_again_and_memory_is_bounded()
    {
        await using var server = await TestServer.StartAsync(options: new IngestOptions { RememberedBatches = 30, RequestsByAddress = 1e6, BurstByAddress = 1e6 });
        for (var i = 1; i <= 10; i++) await server.SendAsync(Some.Batch(i).With("visitor", Some.Id(i).ToString()));
        var reads = server.Log.Reads;

        await server.SendAsync(Some.Batch(10).With("visitor", Some.Id(10).ToString()));
        var remembered = server.Log.Reads;
        var forgotten = await server.SendAsync(Some.Batch(1).With("visitor", Some.Id(1).ToString()));

        remembered.ShouldBe(reads);
        server.Log.Reads.ShouldBe(reads + 1);
        forgotten.Accepted.ShouldBe(1);
        server.Log.Appends.ShouldBe(10);
    }
}
