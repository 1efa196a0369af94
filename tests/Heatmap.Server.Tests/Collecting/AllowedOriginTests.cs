using Heatmap.Client;

namespace Heatmap.Server.Tests.Collecting;

public sealed class AllowedOriginTests
{
    private const string Change = "mutation($s: ID!, $o: [String!]!) { changeOrigins(site: $s, origins: $o) { origins } }";

    [Fact]
    public async Task An_origin_may_send_as_soon_as_it_is_allowed_and_no_more_when_it_is_taken_away()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");
        var staging = company with { Origin = "https://staging.first.example" };
        (await SendAsync(world, staging)).ShouldBeOfType<Refused>().Status.ShouldBe(403);

        var told = await world.DataAsync(company.Token, Change, new { s = company.Site.Id.Value, o = (string[])[company.Origin, staging.Origin] });
        told.GetProperty("changeOrigins").GetProperty("origins").ToString().ShouldBe("""["https://first.example","https://staging.first.example"]""");
        (await SendAsync(world, staging)).ShouldBeOfType<Taken>();
        (await PreflightAsync(world, staging.Origin)).ShouldBe(staging.Origin);

        await world.DataAsync(company.Token, Change, new { s = company.Site.Id.Value, o = (string[])[company.Origin] });
        (await SendAsync(world, staging)).ShouldBeOfType<Refused>().Status.ShouldBe(403);
        (await PreflightAsync(world, staging.Origin)).ShouldBeNull();
        (await SendAsync(world, company)).ShouldBeOfType<Taken>();
    }

    [Fact]
    public async Task What_is_no_origin_is_named_and_nothing_changes()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("first");

        var answer = await world.AskAsync(company.Token, Change, new { s = company.Site.Id.Value, o = (string[])["https://new.example", "new.example/shop"] });

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ORIGIN");
        error.GetProperty("message").GetString()!.ShouldStartWith("'new.example/shop' is not an origin");
        (await SendAsync(world, company)).ShouldBeOfType<Taken>();
        (await SendAsync(world, company with { Origin = "https://new.example" })).ShouldBeOfType<Refused>();
    }

    private static Task<CollectAnswer> SendAsync(World world, Company company) =>
        world.SendAsync(company, Sending.Visit(company.Site.PublicKey, Guid.CreateVersion7(), "https://first.example/a"));

    /// <summary>Which origin a browser is told that it may send from.</summary>
    private static async Task<string?> PreflightAsync(World world, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(world.Server.Address, "/v1/events/collect"));
        request.Headers.Add("Origin", origin);
        using var response = await world.Http.SendAsync(request);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }
}
