namespace Heatmap.Query.Tests.Sources;

/// <summary>A script that esbuild bundled and minified: what stands at a place of the script stands at the place of the source that is told.</summary>
public sealed class BundledShopTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Sources", "Shop");
    private static readonly string[] Script = File.ReadAllLines(Path.Combine(Folder, "assets", "app.js"));
    private static readonly SourceMap Map = Maps.Read(File.ReadAllBytes(Path.Combine(Folder, "assets", "app.js.map")));

    [Theory]
    [InlineData("new TypeError(", "src/price.ts", "new TypeError(")]
    [InlineData("new RangeError(", "src/cart.ts", "new RangeError(")]
    [InlineData("\"nobody sells", "src/price.ts", "\"nobody sells")]
    [InlineData("localStorage", "src/cart.ts", "localStorage")]
    // Beyond a character of two UTF-16 code units in the same line.
    [InlineData("JSON.parse", "src/cart.ts", "JSON.parse")]
    [InlineData("document.title", "src/cart.ts", "document.title")]
    public void A_place_of_the_script_is_that_of_the_source(string inScript, string source, string inSource)
    {
        var (line, column) = PlaceOf(inScript, Script);
        var place = Map.Find(line, column)!;
        place.Source.ShouldBe(source);
        var (sourceLine, sourceColumn) = PlaceOf(inSource, File.ReadAllLines(Path.Combine(Folder, source)));
        (place.Line, place.Column).ShouldBe((sourceLine, sourceColumn));
    }

    [Fact]
    public void A_renamed_function_has_its_name_again()
    {
        var (line, column) = PlaceOf("function a(", Script);
        var place = Map.Find(line, column + "function ".Length).ShouldNotBeNull();
        (place.Source, place.Name).ShouldBe(("src/cart.ts", "totalOf"));
    }

    [Fact]
    public void A_failure_is_found_by_the_place_that_Chromium_told_of_it()
    {
        // "at a (http://localhost:37695/assets/app.js?v=3:1:170)", when the script was run with an empty cart.
        var place = Map.Find(1, 170)!;
        var (line, column) = PlaceOf("new RangeError", File.ReadAllLines(Path.Combine(Folder, "src", "cart.ts")));
        (place.Source, place.Line, place.Column).ShouldBe(("src/cart.ts", line, column));
    }

    private static (int Line, int Column) PlaceOf(string text, string[] lines)
    {
        var line = Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal));
        line.ShouldBeGreaterThanOrEqualTo(0, text);
        return (line + 1, lines[line].IndexOf(text, StringComparison.Ordinal) + 1);
    }
}
