using System.Net;
using System.Net.Http.Headers;
using Heatmap.TestHost;

namespace Heatmap.Server.Tests.Metering;

public sealed class EndpointTests
{
    [Fact]
    public async Task The_promised_metrics_are_told_and_no_label_names_a_visitor_a_site_or_an_id()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("shop");
        var visitor = Guid.CreateVersion7();
        await world.TakenAsync(shop, Sending.Visit(shop.Site.PublicKey, visitor, "https://shop.example/secret-page", clicks: 2));
        await world.FoldedAsync();
        await world.DataAsync(
            shop.Token,
            "query($s: ID!, $f: DateTime!, $t: DateTime!) { heatmap(site: $s, page: \"/secret-page\", from: $f, to: $t) { page } }",
            new { s = shop.Site.Id.Value, f = DateTimeOffset.UtcNow.AddDays(-1), t = DateTimeOffset.UtcNow.AddHours(1) });
        using var unknown = await world.Http.GetAsync(new Uri(world.Server.Address, $"/sites/{visitor}/heatmap"));

        var text = await TextAsync(world);
        var told = Exposition.Read(text);
        var collects = told["http_requests_total"].Samples.Where(s => s.Labels.GetValueOrDefault("route") == "/v1/events/collect").ToList();
        collects.ShouldContain(s => s.Labels["method"] == "POST" && s.Labels["code"] == "202" && s.Value >= 1);
        told["http_requests_total"].Type.ShouldBe("counter");
        told["http_request_duration_seconds"].Type.ShouldBe("histogram");
        told["heatmap_generation_duration"].Samples.Single(s => s.Name == "heatmap_generation_duration_count").Value.ShouldBeGreaterThanOrEqualTo(1);
        told["heatmap_ingest_events_accepted_total"].Samples.Sum(s => s.Value).ShouldBeGreaterThanOrEqualTo(3);
        told["heatmap_ingest_queue_length"].Type.ShouldBe("gauge");
        told["heatmap_ingest_append_duration_seconds"].Type.ShouldBe("histogram");
        text.ShouldNotContain(visitor.ToString());
        text.ShouldNotContain("secret-page");
        text.ShouldNotContain(shop.Site.Id.Value);
        text.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task Sessions_that_go_on_are_counted()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("shop");
        await world.TakenAsync(shop, Sending.Visit(shop.Site.PublicKey, Guid.CreateVersion7(), "https://shop.example/"));
        await world.TakenAsync(shop, Sending.Visit(shop.Site.PublicKey, Guid.CreateVersion7(), "https://shop.example/"));

        using var patience = new CancellationTokenSource(Waiting.Limit);
        // Announced after the commit: that it is folded doesn't say yet that it is counted.
        while (Exposition.Read(await TextAsync(world))["active_sessions_count"].Samples.Single().Value != 2) await Task.Delay(20, patience.Token);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task Without_a_token_who_comes_through_a_proxy_of_this_machine_may_not_read(string header)
    {
        await using var world = await World.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Server.Address, "/metrics"));
        request.Headers.TryAddWithoutValidation(header, "203.0.113.9");
        using var answer = await world.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("HEATMAP_METRICS_TOKEN");
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("the wrong token of all", 401)]
    [InlineData("a token that nobody guesses", 200)]
    public void With_a_token_it_is_asked_of_everybody(string? shown, int status)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        if (shown is not null) http.Request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shown).ToString();

        (new MetricsAccess("a token that nobody guesses").Refuse(http)?.Status ?? 200).ShouldBe(status);
    }

    [Theory]
    [InlineData("203.0.113.9", 403)]
    [InlineData("::1", 200)]
    [InlineData("::ffff:127.0.0.1", 200)]
    public void Without_a_token_only_this_machine_may_read(string address, int status)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);

        (new MetricsAccess().Refuse(http)?.Status ?? 200).ShouldBe(status);
    }

    private static async Task<string> TextAsync(World world)
    {
        using var answer = await world.Http.GetAsync(new Uri(world.Server.Address, "/metrics"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        return await answer.Content.ReadAsStringAsync();
    }
}
