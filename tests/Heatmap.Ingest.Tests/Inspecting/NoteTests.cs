using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Events;
using Heatmap.Log;

namespace Heatmap.Ingest.Tests.Inspecting;

public sealed class NoteTests
{
    [Fact]
    public async Task A_batch_taken_is_noted_with_what_it_brought()
    {
        await using var server = await TestServer.StartAsync();

        await server.SendAsync(Some.Batch(1, Some.View(1), Some.View(2), Some.Event("key", "\"combo\":\"Ctrl+K\"", 3)), origin: "https://shop.example");

        var note = Newest(server);
        (note.Number, note.At, note.Address, note.Status).ShouldBe((1, server.Clock.GetUtcNow(), CollectEndpoint.Path, 202));
        (note.Accepted, note.RejectedCount, note.Code, note.Repeated).ShouldBe((3, 0, null, false));
        note.Kinds.ShouldBe([new KindCount("view", 2), new KindCount("key", 1)]);
        note.Pages.ShouldBe(["/cart"]);
        (note.Origin, note.Sdk, note.Mode, note.Automation).ShouldBe(("https://shop.example", "1.0.0", "balanced", null));
    }

    [Fact]
    public async Task Each_rejected_event_is_noted_with_its_place_code_and_sentence_and_of_many_the_first()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Some.Batch(1, [.. Enumerable.Range(1, 15).Select(n => Some.View(n, n == 1 ? "p1" : "p9"))]));

        var note = Newest(server);
        (note.Accepted, note.RejectedCount, note.Rejected.Count, note.IsRefusal).ShouldBe((1, 14, 10, true));
        var told = answer.Json.GetProperty("rejected")[0];
        note.Rejected[0].ShouldBe(new Refusal(1, told.GetProperty("code").GetString()!, told.GetProperty("message").GetString()!));
    }

    [Fact]
    public async Task A_retry_is_noted_as_one()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendAsync(Some.Batch(1));

        await server.SendAsync(Some.Batch(1));

        server.Notes().Notes.Select(n => (n.Accepted, n.Repeated)).ShouldBe([(1, true), (1, false)]);
    }

    [Theory]
    [InlineData("foreign-origin", 403, "https://staging.shop.example:8443")]
    [InlineData("missing-field", 400, null)]
    [InlineData("wrong-format", 400, null)]
    [InlineData("malformed-json", 400, null)]
    [InlineData("too-many-events", 413, null)]
    [InlineData("machine", 403, null)]
    [InlineData("busy", 503, null)]
    [InlineData("unavailable", 503, null)]
    public async Task A_refused_request_is_noted_with_what_its_sender_was_told(string code, int status, string? origin)
    {
        await using var server = await TestServer.StartAsync(site: Some.Site with { BotPolicy = BotPolicy.Refuse });

        var answer = await SendAsync(server, code);

        var note = Newest(server);
        ((int)answer.Status, answer.Code).ShouldBe((status, code));
        (note.Status, note.Code, note.Message).ShouldBe((status, code, answer.Json.GetProperty("message").GetString()));
        (note.Accepted, note.Origin, note.Kinds.Count, note.Pages.Count).ShouldBe((0, origin, 0, 0));
    }

    [Fact]
    public async Task A_site_that_is_asked_too_much_is_noted_as_such()
    {
        await using var server = await TestServer.StartAsync(options: new IngestOptions { RequestsByKey = 1, RequestsByAddress = 1e6, BurstByAddress = 1e6 });
        await server.SendAsync(Some.Batch(1));

        await server.SendAsync(Some.Batch(2));

        Newest(server).Code.ShouldBe("too-many-requests");
    }

    [Theory]
    [InlineData("/track", """{"siteId":"pk_shop","event":"signed up","visitorId":"v-1"}""", 202, null)]
    [InlineData("/API/v1/Sessions", """{"siteId":"pk_shop","visitorId":"v-1","url":"https://shop.example/cart"}""", 201, null)]
    [InlineData("/track", """{"siteId":"pk_shop","events":[7]}""", 400, "wrong-type")]
    public async Task What_comes_to_the_simpler_addresses_is_noted_under_the_address_as_it_is_mapped(string path, string body, int status, string? code)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.SendAsync(Encoding.UTF8.GetBytes(body), path: path);

        var note = Newest(server);
        ((int)answer.Status, note.Status, note.Code).ShouldBe((status, status, code), answer.Text);
        note.Address.ShouldBe(path.ToLowerInvariant());
    }

    [Fact]
    public async Task A_recording_is_noted_as_every_request()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendAsync(Recorded.Batch(1).With(Recorded.Steps()), path: RecordingEndpoint.ReplayPath);
        await server.SendAsync(Recorded.Batch(2).Without("consent").With(Recorded.Steps()), path: RecordingEndpoint.ReplayPath);

        server.Notes().Notes.Select(n => (n.Address, n.Status, n.Code)).ShouldBe(
            [(RecordingEndpoint.ReplayPath, 422, "missing-consent"), (RecordingEndpoint.ReplayPath, 202, null)]);
        server.Notes().Notes[1].Kinds.ShouldBe([new KindCount("replay", 1)]);
    }

    [Fact]
    public async Task A_request_of_no_known_site_is_noted_nowhere_and_one_of_another_site_with_that_one()
    {
        await using var server = await TestServer.StartAsync();
        await server.SendAsync(Some.Batch(1).With("site", "pk_nobody"));
        await server.SendAsync("nonsense"u8.ToArray());
        await server.SendAsync(Some.Batch(1).With("site", "pk_blog"));

        server.Notes().ShouldBeEquivalentTo(new NotedRequests([], 0, 0));
        server.Notes(Some.OtherSite.Id).Notes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_personal_is_noted_wherever_it_stands()
    {
        await using var server = await TestServer.StartAsync();
        var everything = Some.Batch(1, [.. Some.EveryType(), Some.Event("custom", "\"name\":\"SECRET jane@secret.example\",\"properties\":{\"SECRET\":[\"SECRET\"]}", 40)])
            .With("sdk", "SECRET jane@secret.example").With("language", "de").With("consent", new JsonArray("analytics"));
        everything["pages"]![0]!["url"] = "https://shop.example/orders/jane@secret.example/c2VjcmV0?SECRET=1#SECRET";
        everything["pages"]![0]!["title"] = "SECRET title";
        everything["pages"]![0]!["referrer"] = "https://elsewhere.example/SECRET";
        foreach (var target in everything["events"]!.AsArray().Select(e => e!["target"]).OfType<JsonObject>()) target["text"] = "SECRET text";

        (await server.SendAsync(everything, agent: Some.Agent + " SECRET")).Status.ShouldBe(System.Net.HttpStatusCode.Accepted);
        await server.SendAsync(Some.Batch(2).With("mode", "SECRET"));
        await server.SendAsync(Some.Batch(3), origin: "https://jane:SECRET@elsewhere.example/SECRET?SECRET");
        await server.SendAsync(Some.Batch(4), origin: "SECRET");
        await server.SendAsync(Encoding.UTF8.GetBytes("{\"site\":\"pk_shop\",\"SECRET\":SECRET}"));

        var noted = JsonSerializer.Serialize(server.Notes());
        server.Notes().Notes.Count.ShouldBe(5);
        foreach (var personal in (string[])["SECRET", "jane", "secret.example", "127.0.0.1", "Mozilla", Some.Id(2000).ToString(), Some.Id(1000).ToString()])
            noted.ShouldNotContain(personal, Case.Insensitive);
        noted.ShouldContain("/orders/:email/");
    }

    internal static RequestNote Newest(TestServer server) => server.Notes().Notes[0];

    private static Task<TestServer.Answer> SendAsync(TestServer server, string code)
    {
        server.Log.Before = code switch
        {
            "busy" => () => throw new LogBusyException(TimeSpan.FromSeconds(1)),
            "unavailable" => () => throw new LogUnavailableException("test"),
            _ => null,
        };
        return code switch
        {
            "foreign-origin" => server.SendAsync(Some.Batch(1), origin: "https://staging.shop.example:8443"),
            "missing-field" => server.SendAsync(Some.Batch(1).Without("mode")),
            "wrong-format" => server.SendAsync(Some.Batch(1).With("run", "not an id")),
            "malformed-json" => server.SendAsync(Some.Batch(1).Bytes()[..^20]),
            "too-many-events" => server.SendAsync(Some.Batch(1, [.. Enumerable.Range(1, 101).Select(n => Some.View(n))])),
            "machine" => server.SendAsync(Some.Batch(1).With("webdriver", true)),
            _ => server.SendAsync(Some.Batch(1)),
        };
    }
}
