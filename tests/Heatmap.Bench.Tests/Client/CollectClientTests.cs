using System.Net;
using Microsoft.AspNetCore.Http;

namespace Heatmap.Bench.Tests;

public sealed class CollectClientTests
{
    private static readonly Batch Sent = Some.Visits(2, 1).Batches().First();

    [Fact]
    public async Task A_batch_arrives_as_the_contract_has_it_with_what_the_browser_would_say_of_itself()
    {
        await using var server = await FakeServer.StartAsync();
        var answer = await ClientOf(server).SendAsync(Sent, new Caller("Some/1.0 (odd; agent)", "http://shop.example", IPAddress.Parse("2001:db8::7")));

        answer.ShouldBeOfType<Taken>().Accepted.ShouldBe(Sent.Events.Count);
        var (body, agent, origin, type, address) = server.Received.ShouldHaveSingleItem();
        (agent, origin, type, address).ShouldBe(("Some/1.0 (odd; agent)", "http://shop.example", "application/json", "2001:db8::7"));
        CollectSchema.FaultsOf(body).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rejected_events_come_with_their_place_and_reason()
    {
        await using var server = await FakeServer.StartAsync((http, _) =>
        {
            http.Response.StatusCode = 202;
            return http.Response.WriteAsync("""{"accepted":1,"rejected":[{"index":1,"code":"too-old","message":"No."}]}""");
        });
        var taken = (await ClientOf(server).SendAsync(Sent, new Caller())).ShouldBeOfType<Taken>();
        taken.Rejected.ShouldHaveSingleItem().ShouldBe(new RejectedEvent(1, "too-old", "No."));
    }

    [Theory]
    [InlineData(503, "7", 7.0, true)]
    [InlineData(429, "Sat, 21 Nov 2026 09:30:30 GMT", 30.0, true)]
    [InlineData(429, "Sat, 21 Nov 2026 09:00:00 GMT", 0.0, true)]
    [InlineData(410, "", null, false)]
    [InlineData(400, "", null, false)]
    public async Task A_refusal_tells_its_code_and_how_long_to_wait(int status, string retryAfter, double? seconds, bool mayPass)
    {
        await using var server = await FakeServer.StartAsync((http, _) => FakeServer.RefuseAsync(http, status, retryAfter));
        var refused = (await ClientOf(server).SendAsync(Sent, new Caller())).ShouldBeOfType<Refused>();
        refused.ShouldBe(new Refused(status, "busy", "Later.", seconds is { } wait ? TimeSpan.FromSeconds(wait) : null));
        refused.MayPass.ShouldBe(mayPass);
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(202, "welcome")]
    [InlineData(202, "{}")]
    public async Task An_answer_that_is_not_ours_is_a_refusal_without_a_code(int status, string body)
    {
        await using var server = await FakeServer.StartAsync((http, _) =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        });
        (await ClientOf(server).SendAsync(Sent, new Caller())).ShouldBe(new Refused(status, null, null, null));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_exception()
    {
        var server = await FakeServer.StartAsync();
        var address = server.Address;
        await server.DisposeAsync();
        using var http = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => new CollectClient(http, address, new FixedTime()).SendAsync(Sent, new Caller()));
    }

    private static CollectClient ClientOf(FakeServer server) => new(server.Http, server.Address, new FixedTime());

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Some.Now;
    }
}
