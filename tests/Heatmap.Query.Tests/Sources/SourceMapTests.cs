using System.Text;

namespace Heatmap.Query.Tests.Sources;

public sealed class SourceMapTests
{
    [Theory]
    [InlineData(1, 1, "a.ts", 1, 1)]
    [InlineData(1, 10, "a.ts", 1, 1)]
    [InlineData(1, 11, "a.ts", 5, 3)]
    [InlineData(1, 999, "a.ts", 5, 3)]
    [InlineData(3, 5, "a.ts", 6, 1)]
    public void A_place_belongs_to_the_last_mapping_before_it(int line, int column, string source, int sourceLine, int sourceColumn)
    {
        var field = Mapped.Field([new(0, 0, 0, 0, 0, null), new(0, 10, 0, 4, 2, null), new(2, 4, 0, 5, 0, null)]);
        Maps.Bytes(field).Find(line, column).ShouldBe(new SourcePlace(source, sourceLine, sourceColumn, null));
    }

    [Fact]
    public void What_the_bundler_made_of_nothing_has_no_place()
    {
        var file = Maps.Bytes(Mapped.Field([new(0, 4, 0, 0, 0, 0), new(0, 20, null, 0, 0, null)]), names: ["totalOf"]);
        file.Find(1, 4).ShouldBeNull();
        file.Find(1, 5)!.Name.ShouldBe("totalOf");
        file.Find(1, 21).ShouldBeNull();
        Maps.Bytes("").Find(1, 1).ShouldBeNull();
    }

    [Theory]
    [InlineData(null, "../../src/cart.ts", "src/cart.ts")]
    [InlineData("", "./src/cart.ts", "src/cart.ts")]
    [InlineData("packages/shop", "src/../cart.ts", "packages/shop/cart.ts")]
    [InlineData("https://cdn.example/maps/", "../../../cart.ts", "https://cdn.example/cart.ts")]
    [InlineData(null, "webpack://shop/./src/cart.ts?4f3a", "webpack://shop/src/cart.ts?4f3a")]
    public void A_source_is_named_below_its_root_without_the_way_to_it(string? root, string source, string named) =>
        Maps.Bytes("AAAA", [source], root: root).Find(1, 1)!.Source.ShouldBe(named);

    [Fact]
    public void A_source_without_a_name_is_no_place() =>
        Maps.Read("""{ "version": 3, "sources": [null], "mappings": "AAAA" }""").Find(1, 1).ShouldBeNull();

    [Fact]
    public void Sections_count_from_where_they_begin()
    {
        var map = Maps.Read("""
            { "version": 3, "sections": [
                { "offset": { "line": 0, "column": 0 }, "map": { "version": 3, "sources": ["a.ts"], "names": ["one"], "mappings": "AAAAA;AACA" } },
                { "offset": { "line": 1, "column": 100 }, "map": { "version": 3, "sources": ["b.ts"], "names": ["two"], "mappings": "AAAAA;IACA" } } ] }
            """);
        map.Find(1, 1).ShouldBe(new SourcePlace("a.ts", 1, 1, "one"));
        map.Find(2, 100).ShouldBe(new SourcePlace("a.ts", 2, 1, null));
        map.Find(2, 101).ShouldBe(new SourcePlace("b.ts", 1, 1, "two"));
        map.Find(3, 5).ShouldBe(new SourcePlace("b.ts", 2, 1, null));
        map.Find(3, 4).ShouldBe(new SourcePlace("b.ts", 1, 1, "two"));
    }

    [Fact]
    public void What_is_kept_says_the_same_without_what_was_written()
    {
        var file = Encoding.UTF8.GetBytes("""
            { "version": 3, "sources": ["a.ts"], "sourcesContent": ["const secret = 1;"], "names": ["<ä+>"], "mappings": "AAAAA,mgB+gBAA",
              "x_other": { "secret": true }, "ignoreList": [0], "sourceRoot": 7 }
            """.Replace("mgB+gBAA", Vlq.Of(600) + "A" + Vlq.Of(9) + "AA", StringComparison.Ordinal));
        var map = SourceMapFile.Read(file, out var kept);
        Encoding.UTF8.GetString(kept.Span).ShouldNotContain("secret");
        var again = SourceMapFile.Read(kept, out var keptAgain);
        keptAgain.ToArray().ShouldBe(kept.ToArray());
        foreach (var column in (int[])[1, 600, 601]) again.Find(1, column).ShouldBe(map.Find(1, column));
        map.Find(1, 601).ShouldBe(new SourcePlace("a.ts", 10, 1, "<ä+>"));
    }

    [Fact]
    public void A_byte_order_mark_is_no_harm() => ((byte[])[0xEF, 0xBB, 0xBF, .. Maps.Bytes("AAAA")]).Find(1, 1).ShouldNotBeNull();
}
