using System.Text.Json;
using Heatmap.Query;

namespace Heatmap.Server.Tests.SourceMaps;

/// <summary>Errors in a timeline: where they are in the sources, by the maps that are kept when somebody reads.</summary>
public sealed class ErrorPlaceTests
{
    [Fact]
    public async Task A_map_that_comes_later_serves_older_errors_and_one_that_goes_takes_nothing_else_along()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("failing");
        var script = FailingShop.ScriptOf(shop);
        await FailingShop.FailAsync(world, shop, FailingShop.Failure(script));
        (await FailingShop.PlaceAsync(world, shop)).ShouldBe($"{script}:1:34");

        await FailingShop.AddAsync(world, shop);
        (await FailingShop.PlaceAsync(world, shop)).ShouldBe("src/cart.ts:12:3 totalOf");

        await FailingShop.AddAsync(world, shop, """{ "version": 3, "sources": ["src/basket.ts"], "mappings": "AAAA" }""");
        (await FailingShop.PlaceAsync(world, shop)).ShouldBe("src/basket.ts:1:1");

        (await world.Server.Service<ISourceMapCatalogue>().RemoveAsync(shop.Site.Id, script, CancellationToken.None)).ShouldBeTrue();
        (await FailingShop.PlaceAsync(world, shop)).ShouldBe($"{script}:1:34");
    }

    [Fact]
    public async Task A_site_sees_by_its_own_maps_only()
    {
        await using var world = await World.StartAsync();
        var (shop, other) = (await world.FoundAsync("failing"), await world.FoundAsync("curious"));
        // Both load the same script, from the same address.
        var script = FailingShop.ScriptOf(shop);
        await FailingShop.FailAsync(world, shop, FailingShop.Failure(script));
        await FailingShop.FailAsync(world, other, FailingShop.Failure(script));

        await FailingShop.AddAsync(world, shop);

        (await FailingShop.PlaceAsync(world, shop)).ShouldStartWith("src/cart.ts");
        (await FailingShop.PlaceAsync(world, other)).ShouldBe($"{script}:1:34");
        (await world.Server.Service<ISourceMapCatalogue>().ListAsync(other.Site.Id, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_forgotten_leaves_no_place()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("failing");
        await FailingShop.AddAsync(world, shop);
        var visitor = await FailingShop.FailAsync(world, shop, FailingShop.Failure(FailingShop.ScriptOf(shop)));

        const string forget = "mutation($s: ID!, $v: VisitorInput!) { forgetVisitor(site: $s, visitor: $v) { subject } }";
        await world.DataAsync(shop.Token, forget, new { s = shop.Site.Id.Value, v = new { visitor } });
        await world.FoldedAsync();

        foreach (var error in await FailingShop.ErrorsAsync(world, shop))
        {
            error.GetProperty("erased").GetBoolean().ShouldBeTrue();
            error.GetProperty("place").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    [Theory]
    [InlineData(null, null, null, "nowhere")]
    [InlineData("https://failing.example/leaf.png", null, null, "https://failing.example/leaf.png::")]
    [InlineData("webpack-internal:///./src/cart.ts", 3, 4, "webpack-internal:///./src/cart.ts:3:4")]
    [InlineData("https://failing.example/assets/app.js", 1, null, "src/cart.ts:12:3 totalOf")]
    [InlineData("https://failing.example/assets/app.js", 0, 0, "https://failing.example/assets/app.js:0:0")]
    public async Task What_isnt_known_is_not_made_up(string? source, int? line, int? column, string place)
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("failing");
        await FailingShop.AddAsync(world, shop);
        await FailingShop.FailAsync(world, shop, FailingShop.Failure(source, line, column));
        (await FailingShop.PlaceAsync(world, shop)).ShouldBe(place);
    }

    [Fact]
    public async Task A_file_that_was_damaged_on_disk_hides_no_error_and_is_found_by_the_list()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("failing");
        await FailingShop.AddAsync(world, shop);
        await FailingShop.FailAsync(world, shop, FailingShop.Failure(FailingShop.ScriptOf(shop)));
        var file = Directory.GetFiles(Path.Combine(world.Data, "source-maps", shop.Site.Id.Value)).ShouldHaveSingleItem();
        var text = await File.ReadAllTextAsync(file);
        text.ShouldNotContain("secret");

        await File.WriteAllTextAsync(file, text[..^9]);

        (await FailingShop.PlaceAsync(world, shop)).ShouldBe($"{FailingShop.ScriptOf(shop)}:1:34");
        var told = await Should.ThrowAsync<ControlException>(() => world.Server.Service<ISourceMapCatalogue>().ListAsync(shop.Site.Id, CancellationToken.None));
        told.Message.ShouldContain("Delete it, and add the script's map again");
    }
}
