using System.Globalization;
using System.Text.Json;
using Heatmap.Client;

namespace Heatmap.Server.Tests.Accounts;

/// <summary>The list of accounts page by page, while it moves.</summary>
public sealed class AccountPagingTests
{
    [Fact]
    public async Task A_page_is_of_the_time_of_the_first_or_the_same_places_of_the_list_at_another()
    {
        await using var world = await World.StartAsync();
        var company = await world.FoundAsync("shop");
        await VisitAsync(world, company, "one.example", "/checkout");
        await VisitAsync(world, company, "two.example", "/pricing");
        await VisitAsync(world, company, "three.example", "/docs");
        await world.FoldedAsync();
        var first = await PageAsync(world, company, null, null);
        Ids(first).ShouldBe("domain:one.example");
        var cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var at = Node(first).GetProperty("at").GetDateTimeOffset();

        var second = await PageAsync(world, company, cursor, null);
        Ids(second).ShouldBe("domain:two.example");
        Node(second).GetProperty("at").GetDateTimeOffset().ShouldBe(at);

        var later = at.AddDays(3);
        var same = await PageAsync(world, company, cursor, later);
        Ids(same).ShouldBe("domain:two.example");
        Node(same).GetProperty("at").GetDateTimeOffset().ShouldBe(later);
        Node(same).GetProperty("intent").GetDouble().ShouldBeLessThan(Node(second).GetProperty("intent").GetDouble());

        for (var n = 0; n < 3; n++) await VisitAsync(world, company, "three.example", "/checkout");
        await world.FoldedAsync();
        Ids(await PageAsync(world, company, cursor, DateTimeOffset.UtcNow)).ShouldBe("domain:one.example", "one has come before it");
    }

    private static async Task VisitAsync(World world, Company company, string domain, string page) => await world.TakenAsync(company, Sending.Batch(
        company.Site.PublicKey, Guid.CreateVersion7(), company.Origin + page,
        [new View(1, "p1", Sending.Now), new Identify(2, "p1", Sending.Now, $"{Guid.NewGuid():N}@{domain}")]));

    private static async Task<JsonElement> PageAsync(World world, Company company, string? after, DateTimeOffset? at) => (await world.DataAsync(
        company.Token,
        $"query($after: String, $at: DateTime) {{ accounts(site: \"{company.Site.Id}\", first: 1, after: $after, at: $at) {{ edges {{ node {{ id at intent }} }} pageInfo {{ endCursor }} }} }}",
        new { after, at = at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) })).GetProperty("accounts");

    private static JsonElement Node(JsonElement page) => page.GetProperty("edges")[0].GetProperty("node");

    private static string Ids(JsonElement page) =>
        string.Join(' ', page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("id").GetString()));
}
