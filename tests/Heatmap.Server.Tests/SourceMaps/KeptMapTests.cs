using Heatmap.Query;

namespace Heatmap.Server.Tests.SourceMaps;

/// <summary>The folder of source maps under many who read and write at once.</summary>
public sealed class KeptMapTests
{
    private static readonly string[] Sources = ["a.ts", "b.ts", "c.ts"];

    [Fact]
    public async Task Many_who_ask_at_once_get_the_one_map_that_was_read()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("busy");
        await FailingShop.AddAsync(world, shop);

        var found = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => FindAsync(world, shop))));

        found[0].ShouldNotBeNull();
        found.ShouldAllBe(map => ReferenceEquals(map, found[0]));
    }

    [Fact]
    public async Task A_map_that_is_replaced_while_it_is_read_is_one_or_the_other_and_nothing_is_left_over()
    {
        await using var world = await World.StartAsync();
        var shop = await world.FoundAsync("busy");
        await FailingShop.AddAsync(world, shop, MapOf(Sources[0]));

        var reading = Enumerable.Range(0, 100).Select(_ => Task.Run(async () => (await FindAsync(world, shop))!.Find(1, 1)!.Source));
        var writing = Enumerable.Range(0, 60).Select(n => Task.Run(() => FailingShop.AddAsync(world, shop, MapOf(Sources[n % Sources.Length]))));
        var (read, written) = (Task.WhenAll(reading), Task.WhenAll(writing));
        await written;
        (await read).ShouldAllBe(source => Sources.Contains(source));

        await FailingShop.AddAsync(world, shop, MapOf("last.ts"));
        (await FindAsync(world, shop))!.Find(1, 1)!.Source.ShouldBe("last.ts");
        Directory.GetFiles(Path.Combine(world.Data, "source-maps"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    private static Task<SourceMap?> FindAsync(World world, Company shop) =>
        world.Server.Service<ISourceMaps>().FindAsync(shop.Site.Id, FailingShop.ScriptOf(shop), CancellationToken.None);

    private static string MapOf(string source) => $$"""{ "version": 3, "sources": ["{{source}}"], "mappings": "AAAA" }""";
}
