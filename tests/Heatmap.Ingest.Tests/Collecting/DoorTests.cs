using System.Net;
using System.Text;
using Heatmap.Events;

namespace Heatmap.Ingest.Tests.Collecting;

public sealed class DoorTests
{
    private const string Visitor = "0195c2a0-0000-7000-8000-000000002000";

    [Theory]
    [InlineData("/v1/events/click", """{"siteId":"pk_shop","visitorId":"v","url":"https://shop.example/a?q=1","x":10,"y":20,"pageWidth":1280,"pageHeight":4200,"selector":"#buy","timestamp":1790000000000}""", typeof(PointerClicked), 202)]
    [InlineData("/v1/events/scroll", """{"siteId":"pk_shop","url":"https://shop.example/a","scrollY":900,"maxScroll":1620}""", typeof(PageScrolled), 202)]
    [InlineData("/v1/events/mouse", """{"siteId":"pk_shop","url":"https://shop.example/a","x":10,"y":20,"pageWidth":1280,"pageHeight":4200}""", typeof(PointerMoved), 202)]
    [InlineData("/ingest", """{"siteId":"pk_shop","events":[{"type":"pageview","url":"https://shop.example/a","timestamp":"2026-09-21T14:13:20Z"}]}""", typeof(PageViewed), 202)]
    [InlineData("/track", """{"siteId":"pk_shop","event":"signed up","properties":{"plan":"pro"}}""", typeof(CustomTracked), 202)]
    [InlineData("/api/v1/track", """{"apiKey":"pk_shop","sessionId":"s-1","event":"bought","properties":{"total":7}}""", typeof(CustomTracked), 202)]
    [InlineData("/api/v1/sessions", """{"siteId":"pk_shop","visitorId":"v","url":"https://shop.example/"}""", typeof(PageViewed), 201)]
    public async Task A_simple_request_becomes_the_fact_that_a_batch_would(string path, string body, Type fact, int status)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await SendAsync(server, path, body);

        ((int)answer.Status, answer.Accepted).ShouldBe((status, 1), answer.Text);
        Guid.TryParse(answer.Json.GetProperty("sessionId").GetString(), out _).ShouldBeTrue();
        var stored = await server.StoredAsync();
        stored.Select(e => e.Happened.GetType()).ShouldBe([fact, typeof(CaptureStarted)]);
        stored[0].Envelope.At.ShouldBe(Some.Now);
    }

    [Fact]
    public async Task What_a_session_answered_goes_on_in_the_same_run()
    {
        await using var server = await TestServer.StartAsync();

        var begun = await SendAsync(server, "/api/v1/sessions", $$"""{"siteId":"pk_shop","visitorId":"{{Visitor}}","url":"https://shop.example/"}""");
        var session = begun.Json.GetProperty("sessionId").GetString();
        await SendAsync(server, "/api/v1/track", $$"""{"siteId":"pk_shop","visitorId":"{{Visitor}}","sessionId":"{{session}}","event":"bought"}""");

        var stored = await server.StoredAsync();
        stored.Count.ShouldBe(3);
        stored.Select(e => e.Envelope.Run).Distinct().ShouldHaveSingleItem().ToString().ShouldBe(session);
    }

    [Fact]
    public async Task A_retry_counts_once_where_the_body_tells_a_time_or_an_id_and_equal_events_without_are_two()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var told in new[] { "\"timestamp\":1790000000000", "\"eventId\":\"e-1\"" })
        {
            for (var n = 0; n < 2; n++)
            {
                (await SendAsync(server, "/track", $$"""{"siteId":"pk_shop","visitorId":"{{Visitor}}","sessionId":"s","event":"bought",{{told}}}""")).Accepted.ShouldBe(1);
                server.Clock.Forward(TimeSpan.FromSeconds(1));
            }
        }

        (await server.StoredAsync()).Count(e => e.Happened is CustomTracked).ShouldBe(2);
        for (var n = 0; n < 2; n++)
        {
            await SendAsync(server, "/track", $$"""{"siteId":"pk_shop","visitorId":"{{Visitor}}","sessionId":"s","event":"bought"}""");
            server.Clock.Forward(TimeSpan.FromSeconds(1));
        }

        (await server.StoredAsync()).Count(e => e.Happened is CustomTracked).ShouldBe(4);
    }

    [Theory]
    [InlineData("[]", 400, "wrong-type")]
    [InlineData("{", 400, "malformed-json")]
    [InlineData("""{"event":"x"}""", 400, "missing-field")]
    [InlineData("""{"siteId":"pk_shop","event":"x","timestamp":"soon"}""", 400, "wrong-format")]
    [InlineData("""{"siteId":"pk_shop","events":[7]}""", 400, "wrong-type")]
    [InlineData("""{"siteId":"pk_nobody","event":"x"}""", 401, "unknown-site")]
    public async Task A_wrong_request_is_refused_with_a_code(string body, int status, string code)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await SendAsync(server, "/track", body);

        ((int)answer.Status, answer.Code).ShouldBe((status, code));
        (await server.StoredAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_event_lacks_is_told_by_its_place()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await SendAsync(server, "/v1/events/click", """{"siteId":"pk_shop","url":"https://shop.example/","y":20,"pageWidth":1280,"pageHeight":4200}""");

        (answer.Accepted, answer.Codes.ShouldHaveSingleItem()).ShouldBe((0, "missing-field"));
        answer.Text.ShouldContain("$.events[0].x");
    }

    [Fact]
    public async Task Origins_and_limits_hold_at_every_door()
    {
        await using var server = await TestServer.StartAsync(options: new IngestOptions { RequestsByAddress = 0.001, BurstByAddress = 1 });

        (await SendAsync(server, "/track", """{"siteId":"pk_shop","event":"x"}""", "https://elsewhere.example")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(server, "/ingest", """{"siteId":"pk_shop","event":"x"}""")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task<TestServer.Answer> SendAsync(TestServer server, string path, string body, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", Some.Agent);
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var response = await server.Http.SendAsync(request);
        return new TestServer.Answer(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
    }
}
