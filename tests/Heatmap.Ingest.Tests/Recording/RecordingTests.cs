using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Heatmap.Blobs;
using Heatmap.Events;
using Heatmap.Privacy;

namespace Heatmap.Ingest.Tests;

public sealed class RecordingTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_chunk_is_kept_sealed_and_the_log_names_it()
    {
        (await ReplayAsync(Recorded.Batch(1).With(Recorded.Steps()).Zipped())).Accepted.ShouldBe(1);

        var (happened, envelope, recorded) = (await _server.StoredAsync())[0];
        var told = happened.ShouldBeOfType<ReplayRecorded>();
        (told.Chunk, told.Until, told.Steps, told.Bytes).ShouldBe((1, Some.Now + 4000, 2, Recorded.Steps().Length));
        (envelope.At, envelope.PageId, envelope.Path).ShouldBe((Some.Now, "p1", "/cart"));
        var blob = (await BlobsAsync()).ShouldHaveSingleItem().Name;
        blob.ShouldBe(new BlobName(Some.Site.Id.Value, new DateOnly(2026, 9, 21), told.Blob));
        recorded.Stream.TryVisitor(out var site, out var subject).ShouldBeTrue();
        var sealedBytes = (await _server.Blobs.FindAsync(blob))!.Value;
        Encoding.UTF8.GetString(sealedBytes.Span).ShouldNotContain("SECRETSTEP");
        var opened = await _server.Vault.Opener.OpenAsync(site, subject, new SealedBox(sealedBytes));
        opened.ShouldBeOfType<Opened<ReadOnlyMemory<byte>>.Readable>().Value.ToArray().ShouldBe(Recorded.Steps());
    }

    [Fact]
    public async Task A_chunk_begins_the_run_when_it_comes_before_any_batch()
    {
        await ReplayAsync(Recorded.Batch(1).With(Recorded.Steps()));

        (await _server.StoredAsync()).Select(e => e.Happened.GetType()).ShouldBe([typeof(ReplayRecorded), typeof(CaptureStarted)]);
    }

    [Fact]
    public async Task A_retried_chunk_counts_once_and_leaves_one_blob()
    {
        var body = Recorded.Batch(1).With(Recorded.Steps());
        await ReplayAsync(body);
        (await ReplayAsync(body)).Accepted.ShouldBe(1);
        (await ReplayAsync(Recorded.Batch(1).With("sentAt", Some.Now + 9).With(Recorded.Steps()))).Accepted.ShouldBe(1);

        var told = (await _server.StoredAsync()).Select(e => e.Happened).OfType<ReplayRecorded>().ShouldHaveSingleItem();
        (await BlobsAsync()).ShouldHaveSingleItem().Name.Hash.ShouldBe(told.Blob);
    }

    [Fact]
    public async Task Chunks_sent_many_times_at_once_are_each_one_event_and_one_blob()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => ReplayAsync(Recorded.Batch(i % 5, Recorded.Chunk(i % 5 + 1, i % 5 + 1)).With(Recorded.Steps($"S{i % 5}")))));

        var named = (await _server.StoredAsync()).Select(e => e.Happened).OfType<ReplayRecorded>().Select(r => r.Blob).ToList();
        named.Count.ShouldBe(5);
        (await BlobsAsync()).Select(b => b.Name.Hash).Order().ShouldBe(named.Order());
    }

    [Theory]
    [InlineData("[]", "wrong-format")]
    [InlineData("{}", "wrong-format")]
    [InlineData("[1]", "wrong-format")]
    [InlineData("""[{"type":2,"data":{}}]""", "wrong-format")]
    [InlineData("""[{"type":"2","data":{},"timestamp":1}]""", "wrong-format")]
    [InlineData("""[{"type":2,"timestamp":1}]""", "wrong-format")]
    [InlineData("""[{"type":2,"data":{},"timestamp":1}""", "malformed-json")]
    [InlineData("""[{"type":2,"data":{},"timestamp":1}] []""", "malformed-json")]
    [InlineData("not json", "malformed-json")]
    public async Task What_is_no_list_of_steps_is_refused_with_the_place_and_nothing_is_kept(string content, string code)
    {
        var answer = await ReplayAsync(Recorded.Batch(1).With(Encoding.UTF8.GetBytes(content)));

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.BadRequest, code));
        await NothingKeptAsync();
    }

    [Fact]
    public async Task A_page_nested_as_deep_as_browsers_go_is_taken_and_one_deeper_than_is_read_is_refused()
    {
        static byte[] Nested(int depth) => Encoding.UTF8.GetBytes(
            $$"""[{"type":2,"timestamp":1,"data":{{string.Concat(Enumerable.Repeat("""{"childNodes":[""", depth))}}{{string.Concat(Enumerable.Repeat("]}", depth))}}}]""");

        (await ReplayAsync(Recorded.Batch(1).With(Nested(512)))).Accepted.ShouldBe(1);
        (await ReplayAsync(Recorded.Batch(2).With(Nested(5000)))).Code.ShouldBe("malformed-json");
    }

    [Fact]
    public async Task A_chunk_of_more_than_eight_mebibytes_unpacked_is_too_large_however_well_it_packs()
    {
        var body = Recorded.Batch(1).With(Recorded.Steps(new string('x', 9 * 1024 * 1024))).Zipped();
        body.Length.ShouldBeLessThan(200_000);

        var answer = await ReplayAsync(body);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "body-too-large"));
        await NothingKeptAsync();
    }

    [Fact]
    public async Task A_recording_without_a_batch_before_it_or_with_nothing_behind_it_is_malformed()
    {
        (await ReplayAsync(Recorded.Steps())).Code.ShouldBe("missing-content");
        (await ReplayAsync(Recorded.Batch(1).Bytes())).Code.ShouldBe("missing-content");
        (await ReplayAsync(Recorded.Batch(1).With([]))).Code.ShouldBe("missing-content");
    }

    [Fact]
    public async Task An_unknown_key_and_a_foreign_origin_are_refused()
    {
        (await ReplayAsync(Recorded.Batch(1).With("site", "pk_nobody").With(Recorded.Steps()))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ReplayAsync(Recorded.Batch(1).With(Recorded.Steps()), "https://evil.example")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await NothingKeptAsync();
    }

    [Fact]
    public async Task Nothing_is_recorded_in_strict_mode_or_without_consent()
    {
        (await ReplayAsync(Recorded.Batch(1).Strict().With(Recorded.Steps()))).Code.ShouldBe("strict-mode");
        (await ReplayAsync(Recorded.Batch(2).Without("consent").With(Recorded.Steps()))).Code.ShouldBe("missing-consent");
        var answer = await ReplayAsync(Recorded.Batch(3).With("consent", new JsonArray("marketing")).With(Recorded.Steps()));
        ((int)answer.Status, answer.Code).ShouldBe((422, "missing-consent"));
        await NothingKeptAsync();
    }

    [Fact]
    public async Task Each_address_takes_its_own_kind_and_collect_takes_neither()
    {
        (await ReplayAsync(Recorded.Batch(1, Some.Event("screenshot", "")).With(Recorded.Steps()))).Code.ShouldBe("unknown-type");
        (await PictureAsync(Recorded.Batch(2).With(Recorded.Png))).Code.ShouldBe("unknown-type");
        (await _server.SendAsync(Recorded.Batch(3))).Codes.ShouldBe(["unknown-type"]);
        await NothingKeptAsync();
    }

    [Fact]
    public async Task A_chunk_that_ends_before_it_begins_and_one_that_is_too_old_are_refused()
    {
        var backwards = Recorded.Chunk();
        backwards["until"] = Some.Now - 1;
        (await ReplayAsync(Recorded.Batch(1, backwards).With(Recorded.Steps()))).Code.ShouldBe("out-of-range");
        var old = Recorded.Chunk();
        old["at"] = Some.Now - (73L * 3_600_000);
        (await ReplayAsync(Recorded.Batch(2, old).With(Recorded.Steps()))).Codes.ShouldBe(["too-old"]);
        await NothingKeptAsync();
    }

    [Fact]
    public async Task Times_of_a_clock_that_is_wrong_are_moved_together()
    {
        var chunk = Recorded.Chunk();
        (chunk["at"], chunk["until"]) = (Some.Now - 3_600_000, Some.Now - 3_590_000);
        await ReplayAsync(Recorded.Batch(1, chunk).With("sentAt", Some.Now - 3_590_000).With(Recorded.Steps()));

        var (happened, envelope, _) = (await _server.StoredAsync())[0];
        (envelope.At, ((ReplayRecorded)happened).Until).ShouldBe((Some.Now - 10_000, Some.Now));
    }

    [Fact]
    public async Task A_picture_is_known_by_its_bytes_and_kept_sealed()
    {
        var batch = Recorded.Batch(1, Some.Event("screenshot", ""));
        (await PictureAsync(batch.With(Recorded.Png))).Accepted.ShouldBe(1);

        var told = (await _server.StoredAsync())[0].Happened.ShouldBeOfType<ScreenshotTaken>();
        (told.Media, told.Bytes).ShouldBe(("image/png", Recorded.Png.Length));
        (await BlobsAsync()).ShouldHaveSingleItem().Name.Hash.ShouldBe(told.Blob);
    }

    [Theory]
    [InlineData("GIF89a............")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("RIFF....WAVE")]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called(string content)
    {
        (await PictureAsync(Recorded.Batch(1, Some.Event("screenshot", "")).With(Encoding.UTF8.GetBytes(content)))).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        await NothingKeptAsync();
    }

    [Fact]
    public async Task A_picture_of_ten_mebibytes_is_taken_and_a_larger_one_refused()
    {
        static byte[] Picture(int length) => [.. Recorded.Png, .. new byte[length - Recorded.Png.Length]];
        var batch = Recorded.Batch(1, Some.Event("screenshot", ""));

        (await PictureAsync(batch.With(Picture(10 * 1024 * 1024)))).Accepted.ShouldBe(1);
        (await PictureAsync(Recorded.Batch(2, Some.Event("screenshot", "")).With(Picture(11 * 1024 * 1024)))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_log_that_is_busy_leaves_no_blob_behind()
    {
        _server.Log.Before = () => throw new Heatmap.Log.LogBusyException(TimeSpan.FromSeconds(1));

        (await ReplayAsync(Recorded.Batch(1).With(Recorded.Steps()))).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await BlobsAsync()).ShouldBeEmpty();
    }

    private Task<TestServer.Answer> ReplayAsync(byte[] body, string? origin = null) =>
        _server.SendAsync(body, "text/plain", origin, path: RecordingEndpoint.ReplayPath);

    private Task<TestServer.Answer> PictureAsync(byte[] body) => _server.SendAsync(body, "text/plain", path: RecordingEndpoint.ScreenshotPath);

    private async Task<List<BlobEntry>> BlobsAsync()
    {
        var listed = new List<BlobEntry>();
        await foreach (var entry in _server.Blobs.ListAsync()) listed.Add(entry);
        return listed;
    }

    private async Task NothingKeptAsync()
    {
        (await _server.StoredAsync()).ShouldBeEmpty();
        (await BlobsAsync()).ShouldBeEmpty();
    }
}
