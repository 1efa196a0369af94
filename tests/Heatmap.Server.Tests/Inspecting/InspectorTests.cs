using System.Text.Json;
using Heatmap.Server.Tests.Access;

namespace Heatmap.Server.Tests.Inspecting;

public sealed class InspectorTests
{
    private const string Fields =
        "{ skipped since others requests { number at address status code message accepted rejectedCount rejected { index code message } kinds { kind count } pages origin sdk mode automation repeated } }";

    [Fact]
    public async Task The_owner_of_a_site_is_told_what_was_taken_and_what_was_refused_and_why()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");
        await world.TakenAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/cart?code=hidden"));
        await world.SendAsync(company with { Origin = "https://staging.first.example" }, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin));

        var told = (await world.DataAsync(company.Token, $"query($s: ID!) {{ inspector(site: $s) {Fields} }}", new { s = company.Site.Id.Value })).GetProperty("inspector");

        told.GetProperty("others").GetBoolean().ShouldBeFalse();
        var (refused, taken) = (told.GetProperty("requests")[0], told.GetProperty("requests")[1]);
        Text(refused, "code").ShouldBe("foreign-origin");
        Text(refused, "origin").ShouldBe("https://staging.first.example");
        Text(refused, "message").ShouldStartWith("This site doesn't take events from that origin.");
        (taken.GetProperty("status").GetInt32(), taken.GetProperty("accepted").GetInt32(), Text(taken, "address")).ShouldBe((202, 2, "/v1/events/collect"));
        taken.GetProperty("kinds").ToString().ShouldBe("""[{"kind":"view","count":1},{"kind":"click","count":1}]""");
        taken.GetProperty("pages").ToString().ShouldBe("""["/cart"]""");
    }

    [Fact]
    public async Task Who_watches_is_told_of_a_request_as_it_comes_and_of_no_other_site()
    {
        await using var world = await World.StartAsync();
        var (company, other) = (await world.FoundAsync("first"), await world.FoundAsync("other"));
        using var socket = await WebSocketClient.ConnectAsync(world.Server.Address, company.Token);
        await socket.SubscribeAsync("1", $"subscription {{ requestInspected(site: \"{company.Site.Id}\") {Fields} }}");
        Requests(await socket.ReceiveAsync()).GetArrayLength().ShouldBe(0);

        await world.TakenAsync(other, Sending.Visit(other.Site.PublicKey, Guid.CreateVersion7(), other.Origin));
        await world.TakenAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + "/own"));

        var request = Requests(await socket.ReceiveAsync()).EnumerateArray().ShouldHaveSingleItem();
        request.GetProperty("pages").ToString().ShouldBe("""["/own"]""");
        (await socket.DrainAsync()).ShouldBeEmpty();
    }

    private static JsonElement Requests(JsonElement message) =>
        message.GetProperty("payload").GetProperty("data").GetProperty("requestInspected").GetProperty("requests");

    private static string Text(JsonElement of, string field) => of.GetProperty(field).GetString()!;
}
