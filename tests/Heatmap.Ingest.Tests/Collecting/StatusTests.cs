using System.IO.Compression;
using System.Net;
using System.Text;
using Heatmap.Events;
using Heatmap.Log;
using Heatmap.Privacy;

namespace Heatmap.Ingest.Tests.Collecting;

public sealed class StatusTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/plain")]
    [InlineData("text/plain;charset=UTF-8")]
    public async Task Json_and_plain_text_are_taken(string type)
    {
        await using var server = await TestServer.StartAsync();

        (await server.SendAsync(Some.Batch(1).Bytes(), type)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Any_other_type_is_415(string type)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1).Bytes(), type);

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Code.ShouldBe("unsupported-media-type");
        server.Log.Appends.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_packed_with_gzip_is_known_by_its_first_bytes()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Packed(Some.DesignExample().Bytes()), "text/plain");

        answer.Text.ShouldBe("""{"accepted":6,"rejected":[]}""");
    }

    [Fact]
    public async Task A_malformed_body_is_400_with_its_place()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync("{\"site\":\n nope}"u8.ToArray());

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("malformed-json");
        answer.Json.GetProperty("message").GetString()!.ShouldContain("line 2, byte 3");
    }

    [Fact]
    public async Task A_wrong_field_of_the_batch_is_400_and_named()
    {
        await using var server = await TestServer.StartAsync();
        var batch = Some.Batch(1);
        batch["pages"]![0]!["viewport"]![1] = -1;

        var answer = await server.SendAsync(batch);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("out-of-range");
        answer.Json.GetProperty("message").GetString().ShouldBe("$.pages[0].viewport[1] must be a whole number from 0 to 100000.");
    }

    [Fact]
    public async Task An_unknown_key_is_401()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1).With("site", "pk_nobody"), origin: "https://shop.example");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("unknown-site");
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_body_beyond_one_mebibyte_is_413_packed_or_not()
    {
        await using var server = await TestServer.StartAsync();
        var large = Encoding.UTF8.GetBytes(new string(' ', (1024 * 1024) + 1));

        (await server.SendAsync(large)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await server.SendAsync(Packed(large))).Code.ShouldBe("body-too-large");
    }

    [Fact]
    public async Task More_than_a_hundred_events_are_413()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1, Views(101)));

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("too-many-events");
    }

    [Fact]
    public async Task A_hundred_events_fit_only_once_their_run_has_begun()
    {
        await using var server = await TestServer.StartAsync();

        var refused = await server.SendAsync(Some.Batch(1, Views(100)));
        var first = await server.SendAsync(Some.Batch(2, Views(1)));
        var taken = await server.SendAsync(Some.Batch(1, Views(100)));

        refused.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        refused.Json.GetProperty("message").GetString()!.ShouldContain("makes 101 events, and 100 fit");
        first.Accepted.ShouldBe(1);
        taken.Accepted.ShouldBe(100);
    }

    [Fact]
    public async Task A_batch_too_large_once_it_is_sealed_is_413_and_nothing_of_it_is_taken()
    {
        await using var server = await TestServer.StartAsync();
        var random = new Random(7);
        var errors = Enumerable.Range(1, 99).Select(i =>
            Some.Event("error", $"\"kind\":\"error\",\"message\":\"m\",\"stack\":\"{Noise(random, 8000)}\"", i)).ToArray();

        var answer = await server.SendAsync(Some.Batch(1, errors));

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("batch-too-large");
        (await server.Log.AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forgotten_visitor_is_410()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendAsync(Some.Batch(1));
        var subject = (Resolution.Known)await server.Vault.Subjects.ResolveAsync(Some.Site.Id, VisitorMark.Own(Some.Id(2000)));
        var forgetting = new Forgetting(server.Vault, server.Log, server.Log, new NoTotals());
        await forgetting.ForgetAsync(Some.Site.Id, new Whom.BySubject(subject.Subject.Id), ErasureEffect.KeepTotals, "owner");

        var answer = await server.SendAsync(Some.Batch(2), "https://shop.example");

        answer.Status.ShouldBe(HttpStatusCode.Gone);
        answer.Code.ShouldBe("forgotten");
        (await server.StoredAsync()).Count(e => e.Envelope.Batch == Some.Id(2)).ShouldBe(0);
        (server.Notes().Notes[0].Status, server.Notes().Notes[0].Code).ShouldBe((410, "forgotten"));
    }

    [Fact]
    public async Task The_contract_is_served_as_it_stands_in_the_sdk()
    {
        await using var server = await TestServer.StartAsync();

        var served = await server.Http.GetByteArrayAsync("/v1/events/schema.json");

        served.ShouldBe(SchemaFile.Bytes());
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static System.Text.Json.Nodes.JsonObject[] Views(int count) => [.. Enumerable.Range(1, count).Select(i => Some.View(i))];

    private static string Noise(Random random, int length) => string.Create(length, random, (text, r) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = (char)('0' + r.Next(70) is var c && c is '\\' ? 'a' : c);
    });

    private sealed class NoTotals : IErasureTotals
    {
        public Task<long> CountAsync(SiteId site, CancellationToken cancellation = default) => Task.FromResult(0L);

        public Task SettledAsync(Position position, CancellationToken cancellation = default) => Task.CompletedTask;
    }
}
